import Testing

@testable import MIME

@Suite("What breaks a line")
struct LineBreakTests {
    @Test func `is what Unicode calls a control character or a separator of lines`() {
        let scalars = (0...0x2FFF).compactMap(Unicode.Scalar.init)
        #expect(scalars.count == 0x3000)
        let wrong = scalars.filter { scalar in
            let breaks: Set<Unicode.GeneralCategory> = [
                .control, .lineSeparator, .paragraphSeparator,
            ]
            return "é\(scalar)€".breaksLines != breaks.contains(scalar.properties.generalCategory)
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: ["", "x", "été", "日本語 😀", "\u{2027}\u{202A}", "\u{E002}\u{10FFFF}"])
    func `is not in a plain text`(text: String) {
        #expect(!text.breaksLines)
    }

    @Test func `is found by its byte`() {
        #expect("a\0".holds(0))
        #expect(!"".holds(0))
        #expect(!"é\n".holds(0))
    }
}
