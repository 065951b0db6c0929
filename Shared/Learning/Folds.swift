/// Parts of a training set for cross-validation: near copies together, labels evenly spread.
///
/// No chance is involved: the same examples are always parted alike.
struct Folds: Sendable {
    let count: Int
    private let folds: [Int]

    init(_ set: TrainingSet, count: Int) throws(TrainingError) {
        let groups = Dictionary(
            grouping: set.texts.indices,
            by: NearCopies(of: set.examples.map(\.text.text)).groups.element(at:)
        )
        guard groups.count >= count else { throw .tooFewGroups(groups.count, parts: count) }
        var folds = [Int](repeating: 0, count: set.texts.count)
        var sizes = [Int](repeating: 0, count: count)
        var labels = [[Int]](
            repeating: [Int](repeating: 0, count: set.labels.count),
            count: count
        )
        // The large groups first: the small ones even out what those leave.
        let ordered = groups.sorted { one, other in
            one.value.count == other.value.count
                ? one.key < other.key : one.value.count > other.value.count
        }
        for (_, members) in ordered {
            let label = set.answers[members[0]]
            let fold =
                (0..<count).min { one, other in
                    (labels[one][label], sizes[one]) < (labels[other][label], sizes[other])
                } ?? 0
            for member in members {
                folds[member] = fold
                labels[fold][set.answers[member]] += 1
            }
            sizes[fold] += members.count
        }
        self.count = count
        self.folds = folds
    }

    /// The part of a text.
    subscript(text: Int) -> Int { folds[text] }
}

extension Array {
    fileprivate func element(at index: Int) -> Element { self[index] }
}
