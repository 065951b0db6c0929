import Testing

@testable import Learning

@Suite("A text, read for its features,")
struct ReadTextTests {
    @Test(arguments: [
        "JE NE SUIS PAS D'ACCORD, C'EST TROP CHER !",
        "Je ne suis pas d’accord, c’est trop cher !",
        "Je  ne suis\npas d'accord,\r\n\tc'est trop cher !",
        "Je ne suis pas d\u{2BC}accord, c'est\u{A0}trop cher\u{202F}!",
        "Je ne\u{200B} suis pas d'accord, c'est trop ch\u{E9}r\u{FEFF} !",
        "Je ne suis pas d'accord, c'est trop che\u{301}r !",
    ])
    func `is the same in another dress`(text: String) {
        #expect(names(text) == names("Je ne suis pas d'accord, c'est trop cher !"))
    }

    @Test func `has its words, pairs, stems, runs of letters and marks`() {
        let found = Set(names("Chaises rouges ?", marks: ["file=3d"]))
        #expect(
            found.isSuperset(of: [
                "word:chaises", "word:rouges", "word:?", "words:chaises rouges", "words:rouges ?",
                "words:| chaises", "words:? |", "stem:f-chais", "letters: ch", "letters:ges ",
                "letters:aise", "mark:file=3d",
            ])
        )
        #expect(!found.contains("letters:c"))
    }

    @Test func `has numbers by their shape`() {
        #expect(names("12345678901 fois") == names("99999 fois"))
        #expect(names("12 fois") != names("123 fois"))
    }

    @Test(arguments: [
        "", "   ", "\u{0}", "\u{301}", "🙂", "中文", "?!", String(repeating: "\u{301}", count: 50_000),
    ])
    func `may be anything`(text: String) {
        let read = ReadText(LearnedText(text), stems: true)
        #expect(read.words.count >= 2)
    }

    @Test(arguments: ["a", "a ", "é", "?", "🙂 ", "0", "\n", "a\u{301}"])
    func `is bounded`(piece: String) {
        let read = ReadText(
            LearnedText(
                String(repeating: piece, count: 100_000),
                marks: (0..<1000).map { String(repeating: "m\($0)", count: 100) }
            ),
            stems: true
        )
        #expect(read.words.count <= 2 * ReadText.readLength)
        #expect(read.marks.count == ReadText.mostMarks)
        #expect(read.bytes.count < 20 * ReadText.readLength)
    }

    private func names(_ text: String, marks: [String] = []) -> [String] {
        let read = ReadText(LearnedText(text, marks: marks), stems: true)
        var names: [String] = []
        read.forEachFeature(of: .standard) { names.append(read.name(of: $0)) }
        return names
    }
}
