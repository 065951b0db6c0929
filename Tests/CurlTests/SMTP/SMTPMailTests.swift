import FoundationEssentials
import Testing

@testable import Curl

@Suite("A mail for a mail server")
struct SMTPMailTests {
    @Test(arguments: [
        "anna@example.com\r\nRCPT TO:<eve@example.com>", "anna@example.com\n", "a\rb@example.com",
        "an\u{0}na@example.com", "ann\u{e9}@example.com", "anna@caf\u{e9}.example", "anna",
        "@example.com", "anna@", "a@b@example.com", "<anna@example.com>", "anna @example.com",
        "anna@example.com,eve@example.com", "\"a b\"@example.com", "",
        String(repeating: "a", count: 250) + "@example.com",
    ])
    func `has no address that could end a command`(address: String) {
        #expect(throws: SMTPMail.Fault.address) {
            try SMTPMail(sender: address, recipient: "b@example.com", content: Data("a\r\n".utf8))
        }
        #expect(throws: SMTPMail.Fault.address) {
            try SMTPMail(sender: "b@example.com", recipient: address, content: Data("a\r\n".utf8))
        }
    }

    @Test(arguments: [
        "", "no end", "bare\nfeed\r\n", "\nfirst\r\n", "bare\rreturn\r\n", "a\r\r\n", "ends\r",
        "a\u{0}b\r\n", "caf\u{e9}\r\n", String(repeating: "a", count: 999) + "\r\n",
    ])
    func `has no content that libcurl would send as another one`(content: String) {
        #expect(throws: SMTPMail.Fault.content) {
            try SMTPMail(
                sender: "a@example.com",
                recipient: "b@example.com",
                content: Data(content.utf8)
            )
        }
    }

    @Test(arguments: [
        "a\r\n", "\r\n", "a\r\n.\r\nb\r\n", String(repeating: "a", count: 998) + "\r\n",
    ])
    func `has lines of ASCII that end in CRLF`(content: String) throws {
        let mail = try SMTPMail(
            sender: "support+t42.ab-c@example.com",
            recipient: "o'neil_x=y@xn--caf-dma.example",
            content: Data(content.utf8)
        )
        #expect(mail.content == Data(content.utf8))
    }
}
