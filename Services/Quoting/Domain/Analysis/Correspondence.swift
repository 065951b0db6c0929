import Language

/// The parts of a text that belong to a letter and not to what it is about:
/// "Bonjour Madame Durand," and what stands below "Cordialement".
struct Correspondence: Sendable {
    private let greetings: PhraseTable
    private let closings: PhraseTable

    /// A greeting names at most this many words, itself counted.
    private static let longestGreeting = 4

    /// What is longer than this, in words, is no signature.
    private static let longestSignature = 40

    init(_ file: SectionedFile) throws(DataFileError) {
        greetings = try file.section("greetings").phraseTable()
        closings = try file.section("closings").phraseTable()
    }

    /// The word at which the signature begins; the text's end when it has none.
    func signature(in text: Words) -> Int {
        let first = closings.ranges(in: text)
            .filter { $0.lowerBound > 0 && closesLine($0, in: text) }
            .map(\.upperBound).min()
        guard let first, text.count - first <= Self.longestSignature,
            !text.all[first...].contains(where: { $0.text == "ps" })
        else { return text.count }
        return first
    }

    /// A closing has its line or sentence to itself, or opens one.
    private func closesLine(_ range: Range<Int>, in text: Words) -> Bool {
        text[range.lowerBound].clause != text[range.lowerBound - 1].clause
            || !text[range.upperBound - 1].marks.isEmpty
            || range.upperBound == text.count
    }

    /// The words of greetings with the names in them.
    func greeted(in text: Words) -> Set<Int> {
        var greeted: Set<Int> = []
        for range in greetings.ranges(in: text) {
            let clause = text[range.lowerBound].clause
            let rest = (range.upperBound..<min(text.count, range.lowerBound + Self.longestGreeting))
                .prefix { text[$0].clause == clause }
            let end = rest.last ?? range.upperBound - 1
            if !text[end].marks.isEmpty { greeted.formUnion(range.lowerBound...end) }
        }
        return greeted
    }
}
