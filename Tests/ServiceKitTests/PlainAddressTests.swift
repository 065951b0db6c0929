import Observability
import ServiceKit
import TestSupport
import Testing

@Suite("A vendor's address")
struct PlainAddressTests {
    @Test(arguments: [
        "http://api.example.com", "http://10.0.0.8:9000", "http://127.evil.example.com",
        "http://[2001:db8::1]:80",
    ])
    func `in clear is warned of by its variable's name`(address: String) {
        let lines = lines(of: address)
        #expect(lines.count == 1)
        #expect(lines.first?.contains("\"level\":\"warning\"") == true)
        #expect(lines.first?.contains("HUBSPOT_BASE_URL") == true)
        #expect(lines.first?.contains(address) == false)
    }

    @Test(arguments: [
        "https://api.example.com", "http://127.0.0.1:9000", "http://localhost", "http://[::1]:80",
        nil,
    ])
    func `that is encrypted, this machine's or not used is not`(address: String?) {
        #expect(lines(of: address).isEmpty)
    }

    private func lines(of address: String?) -> [String] {
        let notes = Notes()
        let log = Log(service: "test", write: notes.add)
        log.warnIfPlain("HUBSPOT_BASE_URL", address)
        return notes.all
    }
}
