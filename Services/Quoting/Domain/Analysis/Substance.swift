import Language

/// Tells words that say something from greetings, requests and keyboard noise.
struct Substance: Sendable {
    private let empty: [Phrase]
    private let nonsense: [Phrase]
    private let determiners: Set<String>

    init(_ file: SectionedFile) throws(DataFileError) {
        empty = try file.section("filler").phrases() + file.section("generic").phrases()
        nonsense = try file.section("nonsense").phrases()
        determiners = Set(try file.section("determiners").members().map { Folding.fold($0.text) })
    }

    /// The different words of a text that say something; none in nonsense.
    func words(of text: Words) -> Set<String> {
        Set(positions(in: text).map { text[$0].text })
    }

    /// Whether a text names something: "un tonneau", "our widget".
    ///
    /// The materials, which say what something is made of, are no names.
    func namesSomething(in text: Words, besides materials: [Phrase]) -> Bool {
        let made = Self.positions(of: materials, in: text)
        return positions(in: text).contains { index in
            index > 0 && determiners.contains(text[index - 1].text) && !made.contains(index)
        }
    }

    private func positions(in text: Words) -> [Int] {
        guard !nonsense.contains(where: { text.contains($0) }) else { return [] }
        let hollow = Self.positions(of: empty, in: text)
        return text.all.indices.filter { !hollow.contains($0) && Self.saysSomething(text[$0].text) }
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
        return variety > 2
            && (!isLatin || letters.contains { "aeiouy".unicodeScalars.contains($0) })
    }
}
