import Curl
import MIME
import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Notifications

@Suite("Notifications' settings")
struct NotificationsConfigurationTests {
    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try NotificationsConfiguration(Environment([:]))
        #expect(settings.identity.from.address.description == "guichet@guichet.localhost")
        #expect(settings.identity.from.name == "Guichet")
        #expect(settings.identity.replyTo == nil)
        #expect(settings.identity.admin.address.description == "admin@guichet.localhost")
        #expect(settings.wording.languageCode == "fr")
        #expect(settings.retention == 90 * 86_400)
    }

    @Test(arguments: [
        ("desk@example.com", "desk@example.com"), ("apikey", "guichet@guichet.localhost"),
    ])
    func `take the mail server's user for the sender when it is an address`(
        user: String,
        sender: String
    ) throws {
        let settings = try NotificationsConfiguration(Environment(["SMTP_USER": user]))
        #expect(settings.identity.from.address.description == sender)
    }

    @Test(arguments: [
        ["MAIL_FROM": "guichet"], ["MAIL_FROM_NAME": "a\nb"], ["MAIL_REPLY_TO": "x y@example.com"],
        ["ADMIN_EMAIL": "admin@localhost"], ["ADMIN_LANGUAGE": "de"],
        ["NOTIFICATIONS_RETENTION": "soon"], ["NOTIFICATIONS_RETENTION": "6d"],
        ["NOTIFICATIONS_ANSWER_WAIT": "9s"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) {
            try NotificationsConfiguration(Environment(values))
        }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }

    @Test(arguments: [
        ([:], 587, SMTPSettings.Security.starttls), (["SMTP_PORT": "465"], 465, .tls),
        (["SMTP_PORT": "2525"], 2525, .starttls),
        (["SMTP_PORT": "465", "SMTP_SECURITY": "starttls"], 465, .starttls),
        (["SMTP_PORT": "25", "SMTP_SECURITY": "none"], 25, .none),
    ])
    func `protect the way to the mail server by its port unless said otherwise`(
        values: [String: String],
        port: Int,
        security: SMTPSettings.Security
    ) throws {
        let own = ["SMTP_HOST": "smtp.example.com", "MAIL_FROM": "desk@example.com"]
        let settings = try NotificationsConfiguration(Environment(own.merging(values) { $1 }))
        let smtp = try #require(settings.smtp)
        #expect(smtp.host == "smtp.example.com")
        #expect(smtp.port == port)
        #expect(smtp.security == security)
        #expect(smtp.greeting == "example.com")
        #expect(smtp.user == nil)
    }

    @Test(arguments: [
        ("SMTP_HOST", "smtp.example.com/x"), ("SMTP_HOST", "a b"), ("SMTP_PORT", "0"),
        ("SMTP_SECURITY", "ssl"), ("SMTP_USER", "desk@example.com"), ("SMTP_PASSWORD", "x"),
        ("SMTP_CA_FILE", "/nowhere/ca.pem"),
    ])
    func `of the mail server are refused by the name of the wrong one`(
        name: String,
        value: String
    ) throws {
        let values = ["SMTP_HOST": "smtp.example.com"].merging([name: value]) { $1 }
        let error = #expect(throws: SettingsError.self) {
            try NotificationsConfiguration(Environment(values))
        }
        #expect(error?.description.contains(name) == true)
        #expect(error?.description.contains(value) == false || value == "x")
    }

    @Test(arguments: [
        ([:], 1), (["SMTP_HOST": "smtp.example.com"], 2),
        (
            [
                "SMTP_HOST": "smtp.example.com", "SMTP_USER": "desk@example.com",
                "SMTP_PASSWORD": "x", "SMTP_SECURITY": "none", "ADMIN_EMAIL": "boss@example.com",
            ], 1
        ),
        (
            [
                "SMTP_HOST": "127.0.0.1", "SMTP_USER": "desk@example.com", "SMTP_PASSWORD": "x",
                "SMTP_SECURITY": "none", "ADMIN_EMAIL": "boss@example.com",
            ], 0
        ),
        (
            [
                "IMAP_HOST": "imap.example.com", "IMAP_USER": "desk", "IMAP_PASSWORD": "x",
                "IMAP_SECURITY": "none",
            ], 2
        ),
        (
            [
                "IMAP_HOST": "127.0.0.1", "IMAP_USER": "desk", "IMAP_PASSWORD": "x",
                "IMAP_SECURITY": "none",
            ], 1
        ),
    ])
    func `warn of what sends no mail, or speaks in clear`(
        values: [String: String],
        count: Int
    ) throws {
        let settings = try NotificationsConfiguration(Environment(values))
        #expect(settings.warnings.count == count)
    }

    @Test func `are the same in the code and in the example`() throws {
        let settings = try DocumentedSettings(
            .notifications,
            configuration: "Services/Notifications/NotificationsConfiguration.swift"
        )
        #expect(settings.documented.count == 31)
        #expect(settings.exampled == settings.documented)
    }
}
