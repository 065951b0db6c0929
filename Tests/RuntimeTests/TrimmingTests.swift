import Runtime
import Testing

@Suite("A trimmed text")
struct TrimmingTests {
    @Test(arguments: [
        ("a", "a"), (" a b ", "a b"), ("\t\r\na\u{00A0}", "a"), ("", ""), ("   ", ""),
    ])
    func `has no white space at its ends`(text: String, trimmed: String) {
        #expect(text.trimmed == trimmed)
    }
}
