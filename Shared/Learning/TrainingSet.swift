/// Examples that cannot be learned from.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    /// Fewer than two labels, so that there is nothing to tell apart.
    case tooFewLabels(Int)

    /// Fewer groups of unlike texts than parts of the cross-validation.
    case tooFewGroups(Int, parts: Int)

    public var description: String {
        switch self {
        case .tooFewLabels(let count): "\(count) labels are too few: at least two are needed"
        case .tooFewGroups(let count, let parts):
            "\(count) unlike texts are too few for \(parts) parts"
        }
    }
}

/// Examples in an order of their own, ready to be learned from.
struct TrainingSet: Sendable {
    /// In ascending order.
    let labels: [String]

    /// Sorted, so that the order in which they came makes no difference.
    let examples: [Example]
    let texts: [ReadText]

    /// For each example the number of its label.
    let answers: [Int]

    init(_ examples: [Example], stems: Bool) throws(TrainingError) {
        let labels = Set(examples.map(\.label)).sorted()
        guard labels.count >= 2 else { throw .tooFewLabels(labels.count) }
        let sorted = examples.sorted { one, other in
            (one.label, one.text.text) == (other.label, other.text.text)
                ? one.text.marks.lexicographicallyPrecedes(other.text.marks)
                : (one.label, one.text.text) < (other.label, other.text.text)
        }
        let numbers = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
        self.labels = labels
        self.examples = sorted
        texts = sorted.map { ReadText($0.text, stems: stems) }
        answers = sorted.map { numbers[$0.label] ?? 0 }
    }
}
