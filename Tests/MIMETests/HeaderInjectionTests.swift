import FoundationEssentials
import Testing

@testable import MIME

/// What an attacker puts into a field to begin a header of his own.
private let attacks = [
    "x\r\nBcc: eve@example.com", "x\nBcc: eve@example.com", "x\rBcc: eve", "x\r\n\r\nbody", "\r\n",
    "x\0", "x\u{0B}y", "x\ty", "x\u{1B}[0m", "x\u{7F}", "x\u{85}y", "x\u{2028}y", "x\u{2029}y",
]

@Suite("Header injection")
struct HeaderInjectionTests {
    @Test(arguments: attacks)
    func `is refused in the subject`(text: String) {
        #expect(throws: MailError.controlCharacter(in: .subject)) {
            try MailMessage.sample(subject: text)
        }
    }

    @Test(arguments: attacks)
    func `is refused in a display name`(text: String) {
        #expect(throws: MailError.controlCharacter(in: .displayName)) {
            try MailAddress.sample(name: text)
        }
    }

    @Test(arguments: attacks)
    func `is refused in an address`(text: String) {
        #expect(throws: EmailAddressError.self) { try EmailAddress("\(text)@example.com") }
        #expect(throws: EmailAddressError.self) { try EmailAddress("a@example.com\(text)") }
    }

    @Test(
        arguments: attacks + ["a b@example.com", "a>@b.example", "<<a@b.example>", "", "<>", "é@b"]
    )
    func `is refused in a message identifier`(text: String) {
        #expect(throws: MailError.notAMessageID) { try MessageID(text) }
        #expect(throws: MailError.notAMessageID) { try MessageID("<\(text)>") }
    }

    @Test(arguments: attacks)
    func `is refused in the name and the value of an extra header`(text: String) {
        #expect(throws: MailError.controlCharacter(in: .header("X-Guichet"))) {
            try ExtraHeader("X-Guichet", text)
        }
        #expect(throws: MailError.controlCharacter(in: .header("X-"))) {
            try ExtraHeader("X-\(text)", "x")
        }
    }

    @Test(arguments: ["Bcc", "Subject", "X-", "X-a b", "X-a:", "x-a", "X-é", "Content-Type", ""])
    func `is refused by way of another header`(name: String) {
        #expect(throws: MailError.headerRefused(name)) { try ExtraHeader(name, "x") }
    }

    @Test(arguments: ["é", " x", "x ", "=?utf-8?q?=0D=0A?="])
    func `is refused by way of an encoding in an extra header`(value: String) {
        #expect(throws: MailError.headerRefused("X-A")) { try ExtraHeader("X-A", value) }
    }

    @Test func `cannot happen through either body`() throws {
        let body = "x\r\n\r\n--=_t42m73f0c9d1eshopexamplecom--\r\nBcc: eve@example.com\r\n.\r\n"
        let source = try MailMessage.sample(text: body, html: body).source()
        let head = source.components(before: "\r\n\r\n")
        #expect(!head.contains("eve"))
        #expect(source.split(separator: "--=_t42m73f0c9d1eshopexamplecom--\r\n").count == 1)
    }

    @Test func `leaves a NUL in a body no chance`() {
        #expect(throws: MailError.controlCharacter(in: .text)) {
            try MailMessage.sample(text: "a\0b")
        }
        #expect(throws: MailError.controlCharacter(in: .html)) {
            try MailMessage.sample(html: "a\0b")
        }
    }
}
