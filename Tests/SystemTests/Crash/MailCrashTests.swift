import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("Notifications, killed while it sends a mail", .timeLimit(.minutes(3)))
struct MailCrashTests {
    private static let mail = MailToSend(
        to: "anna@example.com",
        subject: "Votre devis",
        text: "Bonjour"
    )

    /// Kills the service at a moment of the conversation, starts it again with
    /// a server that works, and sees how many mails to the client arrived.
    private static func expect(
        _ count: Int,
        afterKillAt moment: SMTPStandIn.Moment,
        _ fault: SMTPStandIn.Fault,
        when isThere: @escaping @Sendable (SMTPStandIn) -> Bool
    ) async throws {
        let server = try SMTPStandIn()
        server.fail(moment, fault, for: "anna@example.com")
        try await server.run {
            try await withHouse(environment: Self.environment(for: server)) { house in
                try house.start(.notifications)
                try await house.waitUntilReady(.notifications)
                let receipt = try await send(house)
                #expect(receipt.state == .queued)
                try await waitUntil { isThere(server) }
                await house.kill(.notifications)
                server.heal()

                try house.start(.notifications)
                try await house.waitUntilReady(.notifications)
                // The word to the admin is queued behind everything else.
                try await waitUntil {
                    server.mails.contains { $0.recipients == ["boss@example.com"] }
                }
                let again = try await send(house)
                #expect(again.state == .uncertain)
                let arrived = server.mails.count { $0.recipients == ["anna@example.com"] }
                #expect(arrived == count)
            }
        }
    }

    /// Nobody waits for a mail to leave: a call is over before the kill.
    private static func environment(for server: SMTPStandIn) -> [String: String] {
        [
            "SMTP_HOST": "127.0.0.1", "SMTP_PORT": "\(server.port)", "SMTP_SECURITY": "none",
            "MAIL_FROM": "desk@example.com", "ADMIN_EMAIL": "boss@example.com",
            "NOTIFICATIONS_ANSWER_WAIT": "0s",
        ]
    }

    private static func send(_ house: TestHouse) async throws -> MailReceipt {
        try await house.call(.notifications, NotificationsAPI.sendMail, mail, key: "run:mail")
    }

    @Test func `after the server has it, never sends it again`() async throws {
        try await Self.expect(1, afterKillAt: .content, .storeAndFallSilent) {
            !$0.mails.isEmpty
        }
    }

    @Test func `leaves what it had begun to a person, and sends what it had not`() async throws {
        let server = try SMTPStandIn()
        server.fail(.recipient, .silence, for: "anna@example.com")
        try await server.run {
            try await withHouse(environment: Self.environment(for: server)) { house in
                try house.start(.notifications)
                try await house.waitUntilReady(.notifications)
                _ = try await Self.send(["anna", "bob"], house)
                try await waitUntil { server.commands.contains { $0.hasPrefix("RCPT") } }
                _ = try await Self.send(["carol", "dora"], house)
                await house.kill(.notifications)
                server.heal()

                try house.start(.notifications)
                try await house.waitUntilReady(.notifications)
                for name in ["carol", "dora"] {
                    try await waitUntil { Self.arrivals(name, server) == 1 }
                }
                try await waitUntil {
                    try await Self.send(["carol", "dora"], house).map(\.state) == [.sent, .sent]
                }
                // Bob's was begun together with Anna's, unless the queue was still starting.
                let begun = try await Self.send(["anna", "bob"], house)
                #expect(begun[0].state == .uncertain)
                #expect(begun[1].state == .uncertain || begun[1].state == .sent)
                #expect(Self.arrivals("anna", server) == 0)
                #expect(Self.arrivals("bob", server) == (begun[1].state == .sent ? 1 : 0))
                for name in ["carol", "dora"] { #expect(Self.arrivals(name, server) == 1) }
            }
        }
    }

    private static func send(_ names: [String], _ house: TestHouse) async throws -> [MailReceipt] {
        let letters = names.map { name in
            Letter(
                key: "run:\(name)",
                mail: MailToSend(to: "\(name)@example.com", subject: "Votre devis", text: "Bonjour")
            )
        }
        return try await house.call(
            .notifications,
            NotificationsAPI.sendLetters,
            LettersToSend(letters: letters),
            key: "run:letters"
        ).receipts
    }

    private static func arrivals(_ name: String, _ server: SMTPStandIn) -> Int {
        server.mails.count { $0.recipients == ["\(name)@example.com"] }
    }

    @Test func `before the server has it, leaves it to a person`() async throws {
        try await Self.expect(0, afterKillAt: .recipient, .silence) {
            $0.commands.contains { $0.hasPrefix("RCPT") }
        }
    }
}
