import Language
import Testing

@Suite("Visible text")
struct VisibleTextTests {
    @Test(arguments: [
        "", " \t\n", "\u{200B}", "\u{200D}\u{FE0F}", "\u{202E}\u{2066} \u{FEFF}", "\u{AD}",
        "\u{3164}\u{115F}\u{FFA0}", "\u{2800}", "\u{34F}", "\u{0}\u{85}", "\u{2028}", "\u{E0041}",
    ])
    func `is not what no reader sees`(text: String) {
        #expect(!text.isVisible)
    }

    @Test(arguments: ["a", "\u{200B}a", ".", "\u{202E}é", "👩\u{200D}🚀", "花", "\u{E000}"])
    func `is what a reader sees`(text: String) {
        #expect(text.isVisible)
    }
}
