import FoundationEssentials
import Testing

@testable import MIME

@Suite("Composing a mail")
struct MailLimitTests {
    @Test func `is refused when a field is past its limit`() throws {
        #expect(throws: MailError.tooLong(.subject, maximum: 1000)) {
            try MailMessage.sample(subject: String(repeating: "s", count: 1001))
        }
        #expect(throws: MailError.tooLong(.displayName, maximum: 256)) {
            try MailAddress.sample(name: String(repeating: "é", count: 129))
        }
        #expect(throws: MailError.tooLong(.text, maximum: 1 << 20)) {
            try MailMessage.sample(text: String(repeating: "t", count: 1 << 20 + 1))
        }
        #expect(throws: MailError.tooLong(.messageID, maximum: 900)) {
            try MessageID(String(repeating: "i", count: 901))
        }
        #expect(throws: MailError.tooLong(.header("X-A"), maximum: 256)) {
            try ExtraHeader("X-A", String(repeating: "v", count: 257))
        }
        #expect(throws: MailError.tooMany(.recipients, maximum: 50)) {
            try MailMessage.sample(to: Array(repeating: .sample(), count: 51))
        }
        #expect(throws: MailError.tooMany(.references, maximum: 50)) {
            try MailMessage.sample(references: Array(repeating: "a@b", count: 51))
        }
    }

    @Test func `is refused without a recipient or a text`() {
        #expect(throws: MailError.empty(.recipients)) { try MailMessage.sample(to: []) }
        #expect(throws: MailError.empty(.text)) { try MailMessage.sample(text: "") }
        #expect(throws: MailError.empty(.html)) { try MailMessage.sample(html: "") }
        #expect(throws: MailError.empty(.header("X-A"))) { try ExtraHeader("X-A", "") }
    }

    @Test(arguments: [-1.0, 253_402_300_800, .infinity, .nan])
    func `is refused with a date that no mail can carry`(seconds: Double) throws {
        #expect(throws: MailError.dateOutOfRange) {
            try MailMessage(
                messageID: MessageID("a@b"),
                date: Date(timeIntervalSince1970: seconds),
                from: .sample(),
                to: [.sample()],
                subject: "x",
                autoSubmitted: nil,
                text: "x"
            )
        }
    }

    @Test func `takes an empty display name for none`() throws {
        #expect(try MailAddress.sample(name: "").name == nil)
    }
}
