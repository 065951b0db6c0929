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
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) {
            try NotificationsConfiguration(Environment(values))
        }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
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
