import Language

/// Tells words that say something from greetings, requests and keyboard noise.
struct Substance: Sendable {
    private let empty: [Phrase]
    private let attributes: [Phrase]
    private let nonsense: [Phrase]
    private let determiners: Set<String>

    /// A text of fewer different words than this may not repeat them all the time.
    private static let repetitive = 12

    init(_ file: SectionedFile) throws(DataFileError) {
        empty = try file.section("filler").phrases() + file.section("generic").phrases()
        attributes = try file.section("attributes").phrases()
        nonsense = try file.section("nonsense").phrases()
        determiners = Set(try file.section("determiners").members().map { Folding.fold($0.text) })
    }

    /// Where a text says something; nowhere in nonsense.
    func positions(in text: Words) -> [Int] {
        guard !nonsense.contains(where: { text.contains($0) }) else { return [] }
        let hollow = Self.positions(of: empty, in: text)
        return text.all.indices.filter { !hollow.contains($0) && Self.saysSomething(text[$0].text) }
    }

    /// The different words at these places; none when they are a few, said over and over.
    func words(at positions: [Int], in text: Words) -> Set<String> {
        let words = Set(positions.map { text[$0].text })
        let isRepeated =
            words.count < Self.repetitive && positions.count >= 6
            && positions.count >= 3 * words.count
        return isRepeated ? [] : words
    }

    /// Whether one of these words can be the name of an object: "tonneau" but not "couleur".
    func namesSomething(at positions: [Int], in text: Words) -> Bool {
        let said = Self.positions(of: attributes, in: text)
        return positions.contains { !said.contains($0) }
    }

    /// Whether a text names something: "un tonneau", "our widget".
    ///
    /// The materials, which say what something is made of, are no names.
    func namesSomething(at positions: [Int], in text: Words, besides materials: [Phrase]) -> Bool {
        let said = Self.positions(of: materials + attributes, in: text)
        return positions.contains { isIntroduced($0, in: text) && !said.contains($0) }
    }

    /// Whether a word stands right after "un", "notre", "the" and their like.
    func isIntroduced(_ index: Int, in text: Words) -> Bool {
        index > 0 && determiners.contains(text[index - 1].text)
    }

    private static func positions(of phrases: [Phrase], in text: Words) -> Set<Int> {
        Set(phrases.flatMap { text.ranges(of: $0) }.flatMap(\.self))
    }

    /// Whether a word can be one: not a number, not "aaaa", not "sdfgh".
    private static func saysSomething(_ word: String) -> Bool {
        let letters = word.unicodeScalars.filter { !("0"..."9").contains($0) }
        guard word.unicodeScalars.count >= 3, !letters.isEmpty else { return false }
        let variety = Set(letters).count
        guard word.unicodeScalars.count >= 5, letters.count == word.unicodeScalars.count else {
            return variety > 1 || letters.count < 3
        }
        let isLatin = letters.allSatisfy(\.isASCII)
        return variety > 2 && !isChant(Array(word.utf8))
            && (!isLatin || isPronounceable(word))
    }

    /// Whether a word is three times the same: "asdasdasd", "blablabla".
    private static func isChant(_ word: [UInt8]) -> Bool {
        (2...4).contains { period in
            word.count >= 3 * period
                && zip(word, word.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// Whether there are vowels, and never too many other letters between them.
    private static func isPronounceable(_ word: String) -> Bool {
        let runs = word.utf8.split(omittingEmptySubsequences: false) {
            "aeiouy".utf8.contains($0)
        }
        return runs.count > 1 && runs.allSatisfy { $0.count < 6 }
    }
}
