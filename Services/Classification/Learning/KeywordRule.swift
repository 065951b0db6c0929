import Language

/// The simplest rule there is: the label with the most expressions found.
///
/// What a model must beat to be worth its weight. It tells no confidence of
/// its own: the share of the expressions that speak for the winner.
struct KeywordRule: Sendable {
    private let families: [(label: String, phrases: PhraseTable)]

    /// The label when nothing is found.
    private let otherwise: String

    /// Makes a rule of expressions parted by commas; of equal labels the first wins.
    init(_ families: [(label: String, phrases: String)], otherwise: String) {
        self.families = families.map { ($0.label, PhraseTable(Phrase.list($0.phrases))) }
        self.otherwise = otherwise
    }

    func decision(on text: String) -> LearningTask.Decision {
        let words = Words(text.opening(10_000))
        let counts = families.map { family in
            family.phrases.candidates(in: words).count {
                words.contains(family.phrases.phrases[$0])
            }
        }
        let all = counts.reduce(0, +)
        guard all > 0, let most = counts.max(), let first = counts.firstIndex(of: most) else {
            return .init(label: otherwise, confidence: 0.5)
        }
        return .init(label: families[first].label, confidence: Double(most) / Double(all))
    }
}
