import FoundationEssentials
import StrictJSON
import Testing

@Suite("A value on the wire")
struct WireCodingTests {
    private struct Sample: Codable, Equatable {
        var url = "https://example.com/a/b"
        var at = Date(timeIntervalSince1970: 1_767_225_600)
        var count = 3
        var note: String?
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try WireCoding.encode(value), as: UTF8.self)
    }

    @Test func `has its members in a stable order, plain slashes and ISO dates`() throws {
        let json = #"{"at":"2026-01-01T00:00:00Z","count":3,"url":"https://example.com/a/b"}"#
        #expect(try text(Sample()) == json)
        #expect(try WireCoding.decode(Sample.self, from: Data(json.utf8)) == Sample())
    }

    @Test func `is laid out for people on lines of its own`() throws {
        let json = String(decoding: try WireCoding.encodeForPeople([1]), as: UTF8.self)
        #expect(json == "[\n  1\n]")
    }

    @Test func `keeps every character`() throws {
        let strange = "\u{0}\u{1F}\"\\/\u{7F}é✓😀\u{2028}"
        #expect(
            try WireCoding.decode([String].self, from: WireCoding.encode([strange])) == [strange]
        )
    }

    @Test(arguments: [
        "1767225600", #""2026-01-01""#, #""2026-13-01T00:00:00Z""#, #""yesterday""#, #""""#,
    ])
    func `has no date in another form`(date: String) {
        #expect(throws: DecodingError.self) {
            try WireCoding.decode([Date].self, from: Data("[\(date)]".utf8))
        }
    }

    @Test(arguments: ["1.5", "\"1\"", "true", "1e30"])
    func `has no whole number in another form`(number: String) {
        #expect(throws: DecodingError.self) {
            try WireCoding.decode([Int].self, from: Data("[\(number)]".utf8))
        }
    }

    @Test func `is refused before it is read when two readers could differ`() {
        #expect(throws: JSONSyntaxError.duplicateKey(line: 1, column: 10)) {
            try WireCoding.decode([String: Int].self, from: Data(#"{"a":1,"a":2}"#.utf8))
        }
    }
}
