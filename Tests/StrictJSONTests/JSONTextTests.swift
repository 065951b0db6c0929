import FoundationEssentials
import StrictJSON
import Testing

@Suite("JSON from outside")
struct JSONTextTests {
    private func fault(_ data: Data) -> JSONSyntaxError? {
        do {
            try JSONText.validate(data)
            return nil
        } catch {
            return error
        }
    }

    private func fault(_ text: String) -> JSONSyntaxError? { fault(Data(text.utf8)) }

    @Test(arguments: [
        "{}", "[]", "null", "true", "1", #""a""#, " \t\r\n{ } \n", #"{"a":{"a":1},"b":{"a":1}}"#,
        #"[{"a":1},{"a":2}]"#, #"{"":1}"#, #""\u00e9\ud83d\ude00\\\"\/\b\f\n\r\t""#,
        #""\u0000""#, "-0", "-12.5e-3", "9223372036854775807", "-9223372036854775808",
        "1e308", "\"é✓😀\"", "{\"a\":1,\"A\":2}",
    ])
    func `is accepted`(text: String) {
        #expect(fault(text) == nil)
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"a":1}"#, #"[[{"x":{"a":1,"a":1}}]]"#,
        #"{"a":1,"\u0061":2}"#, #"{"":1,"":2}"#,
    ])
    func `names no member twice at any depth`(text: String) throws {
        guard case .duplicateKey = try #require(fault(text)) else {
            Issue.record("\(text) gave another fault")
            return
        }
    }

    @Test func `tells the place of a fault`() {
        #expect(fault("{\n  \"a\": x\n}") == .malformed(line: 2, column: 8))
        #expect(fault("") == .malformed(line: 1, column: 0))
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func `nests 64 deep and no deeper`(open: String, close: String) {
        func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        #expect(fault(nested(64)) == nil)
        #expect(fault(nested(65)) == .tooDeep)
        #expect(fault(nested(100_000)) == .tooDeep)
    }

    @Test func `does not count brackets in text as depth`() {
        #expect(fault("\"" + String(repeating: "[{", count: 200) + "\\\"[[[\"") == nil)
        #expect(fault("[" + Array(repeating: "[]", count: 200).joined(separator: ",") + "]") == nil)
    }

    @Test(arguments: [
        " ", "\n", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1 2]", "tru", "NaN",
        "Infinity", "01", "+1", ".5", "1.", "0x1", "// c\n1", "/* c */ 1", "\u{FEFF}{}",
        "{} x", "{}{}", "{}\u{0}", "\u{0}{}", "\"a\nb\"", "\"a\tb\"", "\"a\u{0}b\"", "\"a",
        #""\x""#, #""\u12""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\udc00\ud800""#,
        #"{"\u0000":1}"#, "9223372036854775808", "-9223372036854775809", "1e999", "-1e999",
    ])
    func `is refused when it is not JSON, or has a number out of range`(text: String) throws {
        guard case .malformed = try #require(fault(text)) else {
            Issue.record("\(text) gave another fault")
            return
        }
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22],
        [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
        [0xFF, 0xFE, 0x31, 0x00], [0x7B, 0x22, 0x80, 0x22, 0x3A, 0x31, 0x7D],
    ])
    func `is refused when it is not UTF-8`(bytes: [UInt8]) throws {
        guard case .malformed = try #require(fault(Data(bytes))) else {
            Issue.record("\(bytes) gave another fault")
            return
        }
    }
}
