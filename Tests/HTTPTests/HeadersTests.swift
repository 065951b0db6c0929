import HTTP
import Testing

@Suite("Header fields")
struct HeadersTests {
    @Test func `are found without regard to case`() {
        let headers: Headers = ["Content-Type": "text/plain"]
        #expect(headers["content-type"] == "text/plain")
        #expect(headers["CONTENT-TYPE"] == "text/plain")
        #expect(headers["content-typ"] == nil)
        // A letter that only looks like one in upper case is another name.
        #expect(Headers([Headers.Field(name: "\u{212A}ey", value: "1")])["key"] == nil)
    }

    @Test func `keep their order and their number`() {
        var headers = Headers()
        headers.add("A", "1")
        headers.add("b", "2")
        headers.add("a", "3")
        #expect(headers.fields.map(\.value) == ["1", "2", "3"])
        #expect(headers["a"] == "1")
        #expect(headers.values(of: "A") == ["1", "3"])
        #expect(headers.values(of: "c") == [])
    }

    @Test func `are replaced all at once`() {
        var headers: Headers = ["A": "1", "b": "2", "a": "3"]
        headers["a"] = "4"
        #expect(headers.values(of: "a") == ["4"])
        headers["b"] = nil
        #expect(headers.fields == [Headers.Field(name: "a", value: "4")])
    }
}
