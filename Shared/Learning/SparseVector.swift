/// A text in numbers: the features it has, each with its value.
struct SparseVector: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        /// The feature's number.
        let feature: Int
        let value: Float
    }

    let entries: [Entry]

    /// How much a mark weighs beside the words, whose length is 1.
    static let markValue: Float = 0.25

    /// Reads a text by the features of a table; others do not count.
    ///
    /// A feature counts once, however often it occurs. The words have the
    /// length 1, and so have the runs of letters.
    init(_ text: ReadText, _ recipe: FeatureRecipe, _ table: FeatureTable) {
        var seen = [Bool](repeating: false, count: table.count)
        var found = [[Int]](repeating: [], count: FeatureKind.Block.allCases.count)
        for block in found.indices { found[block].reserveCapacity(256) }
        text.forEachFeature(of: recipe) { feature in
            guard let number = table.number(of: feature.id), !seen[number] else { return }
            seen[number] = true
            found[feature.kind.block.rawValue].append(number)
        }
        var entries: [Entry] = []
        for block in FeatureKind.Block.allCases {
            let counts = found[block.rawValue].map { ($0, table.rarity(of: $0)) }
            let length = counts.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
            entries += counts.map { number, rarity in
                let value =
                    block == .marks ? Self.markValue : rarity / max(length, .leastNormalMagnitude)
                return Entry(feature: number, value: value)
            }
        }
        self.entries = entries
    }
}
