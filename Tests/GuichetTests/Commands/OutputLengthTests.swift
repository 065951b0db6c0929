import Testing

@testable import Guichet

@Suite("What a command prints at length")
struct OutputLengthTests {
    @Test(arguments: [(0, "0 credits"), (1, "1 credit"), (2, "2 credits")])
    func `counts in words`(number: Int, text: String) {
        #expect(Output.count(number, "credit") == text)
    }

    @Test func `shows a short result whole, on one line`() {
        #expect(Output.excerpt("{\"a\":\n1}\u{1B}") == "{\"a\": 1} ")
    }

    @Test func `shows of a whole mail only its beginning, and how much there is`() {
        let text = Output.excerpt("<p>" + String(repeating: "x", count: 5_000))
        #expect(text.hasPrefix("<p>xxx"))
        #expect(text.count < 260)
        #expect(text.hasSuffix("(5003 characters; --json shows all)"))
    }
}
