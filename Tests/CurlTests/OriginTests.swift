import Testing

@testable import Curl

@Suite("The part of an address that may be shown")
struct OriginTests {
    @Test(arguments: [
        ("https://example.com/secret?token=1", "https://example.com"),
        ("https://example.com:8443?token=1", "https://example.com:8443"),
        ("https://user:secret@example.com/", "https://example.com"),
        ("https://user:se@cret@example.com", "https://example.com"),
        ("https://[::1]:80/a", "https://[::1]:80"),
        ("https://example.com#secret", "https://example.com"),
        ("secret", ""),
        ("", ""),
    ])
    func `is its scheme, host and port`(_ url: String, _ origin: String) {
        #expect(Origin.of(url) == origin)
    }
}
