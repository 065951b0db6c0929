/// Which features of a text a model looks at; part of its file.
public struct FeatureRecipe: Sendable, Hashable {
    /// Whether two neighbouring words count as one feature, too.
    public let pairs: Bool

    /// Whether the French and the English stem of each word count.
    public let stems: Bool

    /// Whether a feature counts for more the fewer texts have it.
    public let rarity: Bool

    /// How many letters the runs inside of words have, borders included.
    public let letters: ClosedRange<Int>

    /// Makes a recipe; lengths beyond 1 to ``longestRun`` are brought into that range.
    public init(
        pairs: Bool = true,
        stems: Bool = true,
        rarity: Bool = true,
        letters: ClosedRange<Int> = 2...5
    ) {
        self.pairs = pairs
        self.stems = stems
        self.rarity = rarity
        self.letters = letters.clamped(to: 1...Self.longestRun)
    }

    public static let longestRun = 8

    /// What proved best on French and English messages of a few sentences.
    public static let standard = FeatureRecipe()
}
