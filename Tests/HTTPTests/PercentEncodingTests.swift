import HTTP
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("abc-._~019AZ", "abc-._~019AZ"), ("a b", "a%20b"),
        ("a/b?c=d&e#f", "a%2Fb%3Fc%3Dd%26e%23f"),
        ("é", "%C3%A9"), ("%", "%25"), ("{ticket}", "%7Bticket%7D"), ("\u{0}\n", "%00%0A"),
        ("+", "%2B"), ("😀", "%F0%9F%98%80"),
    ])
    func `goes out and comes back`(text: String, encoded: String) {
        #expect(PercentEncoding.encoded(text) == encoded)
        #expect(PercentEncoding.decoded(encoded) == text)
    }

    @Test(arguments: ["%", "%4", "%zz", "%4g", "a%", "%FF", "%C3", "%C0%80", "%ED%A0%80"])
    func `is refused when it is broken`(text: String) {
        #expect(PercentEncoding.decoded(text) == nil)
    }

    @Test func `takes a plus for a space in forms alone`() {
        #expect(PercentEncoding.decoded("a+b") == "a+b")
        #expect(PercentEncoding.decoded("a+b", plusIsSpace: true) == "a b")
        #expect(PercentEncoding.decoded("a%2Bb", plusIsSpace: true) == "a+b")
    }

    @Test(arguments: [
        ("", [:]), ("a=1", ["a": "1"]), ("a=1&b=2", ["a": "1", "b": "2"]), ("a=1&a=2", ["a": "2"]),
        ("a", ["a": ""]), ("a=", ["a": ""]), ("a=b=c", ["a": "b=c"]), ("&&a=1&", ["a": "1"]),
        ("a+b=c+d", ["a b": "c d"]), ("%C3%A9=%26", ["é": "&"]), ("a=%FF&b=1", ["b": "1"]),
    ])
    func `holds pairs`(query: String, pairs: [String: String]) {
        #expect(PercentEncoding.pairs(of: query) == pairs)
    }
}
