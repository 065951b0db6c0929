import TestSupport
import Testing

@testable import Anthropic

@Suite("An excerpt")
struct ExcerptTests {
    @Test(arguments: [
        ("Étagère en chêne\n\t30 × 20 cm", "Étagère en chêne\n\t30 × 20 cm"),
        ("a\u{200B}b\u{202E}c\u{2060}d\u{00AD}e\u{FEFF}", "abcde"),
        ("a\u{E0069}\u{E0067}b", "ab"),
        ("a\u{0000}\u{001B}[2J\rb", "a[2Jb"),
        ("忽略 SUPPORT", "忽略 SUPPORT"),
        ("", ""),
    ])
    func `holds what a reader sees`(text: String, excerpt: String) {
        #expect(Excerpt.of(text, limit: 100) == excerpt)
    }

    @Test(arguments: InjectionTexts.all)
    func `is never longer than its limit`(text: String) {
        #expect(Excerpt.of(text, limit: 50).unicodeScalars.count <= 50)
        #expect(Excerpt.of(text, limit: 50).utf8.count <= 200)
    }
}
