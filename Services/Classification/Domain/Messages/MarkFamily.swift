import Language

/// Expressions of one meaning, in French and English, that show as one mark.
struct MarkFamily: Sendable {
    /// The mark, such as "late".
    let name: String
    private let table: PhraseTable

    /// - Parameters:
    ///   - name: The mark.
    ///   - phrases: Expressions as `Phrase` writes them, parted by commas or line breaks.
    init(_ name: String, _ phrases: String) {
        self.name = name
        table = PhraseTable(Phrase.list(phrases))
    }

    /// Whether the text has one of the expressions.
    func isFound(in words: Words) -> Bool {
        table.candidates(in: words).contains { words.contains(table.phrases[$0]) }
    }
}
