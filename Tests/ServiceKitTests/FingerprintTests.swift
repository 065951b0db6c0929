import Contracts
import FoundationEssentials
import HTTP
import ServiceKit
import Testing

@Suite("A request's fingerprint")
struct FingerprintTests {
    private func fingerprint(_ method: Contracts.Method, _ path: String, _ body: String) -> String {
        Request(RequestHead(method: method, path: path), body: .bytes(Data(body.utf8))).fingerprint
    }

    @Test func `is the same for the same`() {
        #expect(fingerprint(.post, "/a", "{}") == fingerprint(.post, "/a", "{}"))
        #expect(fingerprint(.post, "/a", "{}").utf8.count == 64)
    }

    @Test func `is another for another method, path or body`() {
        let prints = [
            fingerprint(.post, "/a", "{}"), fingerprint(.put, "/a", "{}"),
            fingerprint(.post, "/b", "{}"), fingerprint(.post, "/a", "{ }"),
            fingerprint(.post, "/a", ""),
        ]
        #expect(Set(prints).count == prints.count)
    }
}
