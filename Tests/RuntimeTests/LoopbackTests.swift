import Runtime
import Testing

@Suite("The hosts that are this machine")
struct LoopbackTests {
    @Test(arguments: ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
    func `hold its own names`(host: String) {
        #expect(Loopback.contains(host))
    }

    @Test(arguments: ["", "127.evil.example.com", "127.1", "10.0.0.1", "localhost.example.com"])
    func `hold no other`(host: String) {
        #expect(!Loopback.contains(host))
    }
}
