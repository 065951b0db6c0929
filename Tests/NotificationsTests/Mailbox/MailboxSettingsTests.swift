import IMAP
import Runtime
import Testing

@testable import Notifications

@Suite("The mailbox's settings")
struct MailboxSettingsTests {
    private static let least = [
        "IMAP_HOST": "imap.example.com", "IMAP_USER": "support@example.com", "IMAP_PASSWORD": "x",
    ]

    @Test func `are none without a host`() throws {
        let settings = try MailboxSettings(Environment([:]))
        #expect(settings == nil)
    }

    @Test(arguments: [
        ([String: String](), UInt16(993), IMAPSettings.Security.tls),
        (["IMAP_PORT": "143"], 143, .starttls),
        (["IMAP_PORT": "143", "IMAP_SECURITY": "none"], 143, .none),
    ])
    func `encrypt unless told otherwise`(
        values: [String: String],
        port: UInt16,
        security: IMAPSettings.Security
    ) throws {
        let settings = try #require(
            try MailboxSettings(Environment(Self.least.merging(values) { $1 }))
        )
        #expect(settings.imap.port == port)
        #expect(settings.imap.security == security)
        #expect(settings.imap.folder == "INBOX")
        #expect(!settings.imap.marksSeen)
        #expect(settings.interval == 30)
        #expect(settings.since == nil)
    }

    @Test(arguments: [
        ["IMAP_USER": ""], ["IMAP_PASSWORD": "a\r\nb"], ["IMAP_SECURITY": "ssl"],
        ["IMAP_PORT": "0"], ["IMAP_FOLDER": "Été"], ["IMAP_CA_FILE": "/nowhere"],
        ["IMAP_POLL_INTERVAL": "0"], ["IMAP_SIZE_LIMIT": "1"], ["IMAP_SINCE": "yesterday"],
        ["IMAP_MARK_SEEN": "perhaps"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) {
        let error = #expect(throws: SettingsError.self) {
            try MailboxSettings(Environment(Self.least.merging(values) { $1 }))
        }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }
}
