import Language

/// Tells words that say something from greetings, requests and keyboard noise.
struct Substance: Sendable {
    private let empty: PhraseTable
    private let attributes: PhraseTable
    private let nonsense: PhraseTable
    private let determiners: Set<String>

    /// A text of fewer different words than this may not repeat them all the time.
    private static let repetitive = 12

    init(_ file: SectionedFile) throws(DataFileError) {
        empty = PhraseTable(
            try file.section("filler").phrases() + file.section("generic").phrases()
        )
        attributes = try file.section("attributes").phraseTable()
        nonsense = try file.section("nonsense").phraseTable()
        determiners = Set(try file.section("determiners").members().map { Folding.fold($0.text) })
    }

    /// Where a text says something; nowhere in nonsense.
    func positions(in text: Words) -> [Int] {
        guard !nonsense.isFound(in: text) else { return [] }
        let hollow = empty.covered(in: text)
        return text.all.indices.filter { !hollow[$0] && Self.saysSomething(text[$0].text) }
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
        let said = attributes.covered(in: text)
        return positions.contains { !said[$0] }
    }

    /// Whether a text names something: "un tonneau", "our widget".
    ///
    /// The materials, which say what something is made of, are no names.
    func namesSomething(
        at positions: [Int],
        in text: Words,
        besides materials: PhraseTable
    )
        -> Bool
    {
        let introduced = positions.filter { isIntroduced($0, in: text) }
        guard !introduced.isEmpty else { return false }
        let (made, said) = (materials.covered(in: text), attributes.covered(in: text))
        return introduced.contains { !made[$0] && !said[$0] }
    }

    /// Whether a word stands right after "un", "notre", "the" and their like.
    func isIntroduced(_ index: Int, in text: Words) -> Bool {
        index > 0 && determiners.contains(text[index - 1].text)
    }

    /// Whether a word can be one: not a number, not "aaaa", not "sdfgh".
    private static func saysSomething(_ word: String) -> Bool {
        let length = word.unicodeScalars.count
        guard length >= 3 else { return false }
        let letters = word.unicodeScalars.count { !("0"..."9").contains($0) }
        guard letters > 0 else { return false }
        let variety = variety(of: word)
        guard length >= 5, letters == length else { return variety > 1 || letters < 3 }
        let isLatin = word.utf8.count == length
        return variety > 2 && !isChant(word.utf8) && (!isLatin || isPronounceable(word.utf8))
    }

    /// How many different letters a word has; three stand for more.
    private static func variety(of word: String) -> Int {
        var (first, second): (Unicode.Scalar?, Unicode.Scalar?)
        for letter in word.unicodeScalars where !("0"..."9").contains(letter) {
            if first == nil || letter == first {
                first = letter
            } else if second == nil || letter == second {
                second = letter
            } else {
                return 3
            }
        }
        return second != nil ? 2 : first != nil ? 1 : 0
    }

    /// Whether a word is three times the same: "asdasdasd", "blablabla".
    private static func isChant(_ word: String.UTF8View) -> Bool {
        (2...4).contains { period in
            word.count >= 3 * period
                && zip(word, word.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// Whether there are vowels, and never too many other letters between them.
    private static func isPronounceable(_ word: String.UTF8View) -> Bool {
        var hasVowel = false
        var others = 0
        for letter in word {
            switch letter {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
                UInt8(ascii: "u"), UInt8(ascii: "y"):
                hasVowel = true
                others = 0
            default:
                others += 1
                if others >= 6 { return false }
            }
        }
        return hasVowel
    }
}
