import Testing

@testable import Files

@Suite("A web address")
struct WebAddressTests {
    @Test(arguments: [
        ("https://example.com/a.png", "example.com", 443, "https://example.com/a.png"),
        ("HTTP://Example.COM", "example.com", 80, "http://example.com/"),
        ("http://example.com:8080?x=1#y", "example.com", 8080, "http://example.com:8080/?x=1"),
        ("https://example.com:443/", "example.com", 443, "https://example.com/"),
        ("https://example.com:/a", "example.com", 443, "https://example.com/a"),
        (
            "https://example.com/été 1.png", "example.com", 443,
            "https://example.com/%C3%A9t%C3%A9%201.png"
        ),
        (
            "https://example.com/%C3%A9?a=b|c", "example.com", 443,
            "https://example.com/%C3%A9?a=b%7Cc"
        ),
        ("http://[2606:4700::1111]:81/x", "2606:4700::1111", 81, "http://[2606:4700::1111]:81/x"),
        ("http://2130706433/", "2130706433", 80, "http://2130706433/"),
        ("http://a.example/\\@b.example", "a.example", 80, "http://a.example/%5C@b.example"),
    ])
    func `is read into its parts and written anew`(
        text: String,
        host: String,
        port: Int,
        written: String
    ) throws {
        let address = try WebAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.text == written)
        #expect(try WebAddress(address.text) == address)
    }

    @Test(arguments: [
        ("", AddressFault.malformed), ("example.com/a.png", .malformed), ("https://", .malformed),
        ("https:///a.png", .malformed), ("https://exam ple.com/", .malformed),
        ("https://example.com\\@10.0.0.1/", .hasUser),
        ("https://example.com\\.evil.example/", .malformed),
        ("https://ex%61mple.com/", .malformed), ("https://éxample.com/", .malformed),
        ("https://example.com:0/", .malformed), ("https://example.com:65536/", .malformed),
        ("https://example.com:8 0/", .malformed), ("https://example.com:+80/", .malformed),
        ("https://[::1/", .malformed), ("https://[::1]x/", .malformed),
        ("https://[fe80::1%25eth0]/", .malformed), ("https://example.com/\r\nX: y", .malformed),
        ("https://example.com/\u{0}", .malformed),
        ("https://user@example.com/", .hasUser), ("https://user:pass@example.com/", .hasUser),
        ("https://example.com@10.0.0.1/", .hasUser),
        ("ftp://example.com/a.png", .notWeb), ("file:///etc/passwd", .notWeb),
        ("gopher://example.com/", .notWeb), ("javascript:alert(1)", .notWeb),
        ("data:image/png;base64,AA==", .notWeb),
        ("https://example.com/" + String(repeating: "a", count: 8_192), .tooLong),
    ])
    func `is refused by what is wrong with it`(text: String, fault: AddressFault) {
        #expect(throws: fault) { try WebAddress(text) }
    }

    @Test(arguments: [
        ("https://other.example/x", "https://other.example/x"),
        ("//other.example/x", "https://other.example/x"),
        ("/x?y=1", "https://example.com:8443/x?y=1"), ("x.png", "https://example.com:8443/a/x.png"),
        ("../x.png", "https://example.com:8443/x.png"),
        ("./x/../y", "https://example.com:8443/a/y"),
        ("../../../x", "https://example.com:8443/x"), ("..", "https://example.com:8443/"),
        ("?z", "https://example.com:8443/a/b?z"), ("#top", "https://example.com:8443/a/b?q=1"),
        ("x?u=http:y", "https://example.com:8443/a/x?u=http:y"),
    ])
    func `is found from where a redirect stands`(location: String, found: String) throws {
        let start = try WebAddress("https://example.com:8443/a/b?q=1")
        #expect(try start.redirected(to: location).text == found)
    }

    @Test(arguments: [
        ("javascript:alert(1)", AddressFault.notWeb), ("file:///etc/passwd", .notWeb),
        ("ftp://example.com/", .notWeb), ("//user@example.com/", .hasUser),
        ("http://", .malformed), ("/a\nb", .malformed),
    ])
    func `is not left for what is none`(location: String, fault: AddressFault) throws {
        let start = try WebAddress("https://example.com/")
        #expect(throws: fault) { try start.redirected(to: location) }
    }
}
