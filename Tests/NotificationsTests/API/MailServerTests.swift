import Contracts
import Curl
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing

@testable import Notifications

@Suite("A mail through a mail server")
struct MailServerTests {
    let server: SMTPStandIn
    let fixture: NotificationsFixture

    init() throws {
        server = try SMTPStandIn()
        fixture = try NotificationsFixture(server)
    }

    /// Asks for a mail and returns its receipt.
    private static func send(
        _ key: String,
        _ service: RunningService,
        _ mail: MailToSend = .sample()
    ) async throws -> MailReceipt {
        let answer = try await service.send(NotificationsAPI.sendMail, mail, key: key)
        #expect(answer.status == 202)
        return try answer.decoded()
    }

    /// Asks again under the key until it is decided what becomes of the mail: a
    /// real server on a busy machine may take longer than a caller waits.
    private static func decided(
        _ key: String,
        _ service: RunningService,
        _ mail: MailToSend
    ) async throws -> MailState {
        var state = MailState.queued
        try await waitUntil {
            state = try await send(key, service, mail).state
            return state != .queued
        }
        return state
    }

    private static func mails(
        _ query: String,
        _ service: RunningService
    ) async throws -> [MailSummary] {
        try await service.send(.get, "/v1/mails\(query)").decoded(MailList.self).mails
    }

    @Test func `is sent once, from Guichet to the client`() async throws {
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                let receipt = try await Self.send("run:1", service)
                #expect(receipt.state == .sent)
                #expect(receipt.smtpSent)
                #expect(receipt.from == "support@example.com")
                #expect(try await Self.send("run:1", service) == receipt)

                #expect(server.mails.count == 1)
                let mail = try #require(server.mails.first)
                #expect(mail.sender == "support@example.com")
                #expect(mail.recipients == ["anna@example.com"])
                let stored = StoredMail(mail.content)
                #expect(stored.headers["Message-ID"] == "<\(receipt.messageID)>")
                #expect(stored.headers["To"] == "Anna <anna@example.com>")
            }
        }
    }

    @Test func `is sent once, however many ask for it at once`() async throws {
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 {
                        group.addTask { _ = try await Self.send("run:1", service) }
                    }
                    try await group.waitForAll()
                }
                #expect(server.mails.count == 1)
            }
        }
    }

    @Test func `arrives as it was written, dots and accents and all`() async throws {
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                let text = ".\r\n..\n.fin\rété\n"
                _ = try await Self.send("run:1", service, .sample(text: text, html: nil))
                let mail = try #require(server.mails.first)
                #expect(mail.wire.allSatisfy { $0 < 0x80 })
                let lines = String(decoding: mail.content, as: UTF8.self)
                #expect(!lines.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
                let body = lines.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
                #expect(
                    body.replacing("=2E", with: ".") == ".\r\n..\r\n.fin\r\n=C3=A9t=C3=A9\r\n"
                )
            }
        }
    }

    @Test(arguments: [
        MailToSend.sample(to: "anna@example.com>\r\nRCPT TO:<eve@example.com"),
        .sample(to: "anna@example.com\nDATA"), .sample(to: "ann\u{e9}@example.com"),
        .sample(toName: "Anna\r\nBcc: eve@example.com"),
        .sample(subject: "Devis\r\nBcc: eve@example.com"),
        .sample(ticketID: Ticket.ID("T\r\nBcc: eve@example.com")),
    ])
    func `is refused before it is sent when it would say more than it should`(
        mail: MailToSend
    ) async throws {
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                let answer = try await service.send(NotificationsAPI.sendMail, mail, key: "run:1")
                #expect(answer.status == 422)
                #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
            }
        }
    }

    @Test func `that nobody can take now is queued, and sent when somebody can`() async throws {
        server.fail(.recipient, .reply("450 4.2.1 busy"), for: "anna@example.com", times: 1)
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                let receipt = try await Self.send("run:1", service)
                #expect(receipt.state == .queued)
                #expect(!receipt.smtpSent)
                let mail = try #require(try await Self.mails("?state=queued", service).first)
                #expect(mail.key == "run:1")
                #expect(mail.lastError == "450 4.2.1")
                #expect(mail.attempts == 1)
                #expect(mail.nextAttemptAt != nil)
                #expect(server.mails.isEmpty)
            }
        }
    }

    @Test func `that is refused for good is failed, and the admin is told`() async throws {
        server.fail(.recipient, .reply("550 5.1.1 nobody"), for: "anna@example.com")
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                let receipt = try await Self.send("run:1", service)
                #expect(receipt.state == .failed)
                #expect(!receipt.smtpSent)
                try await waitUntil { !server.mails.isEmpty }
                let mails = server.mails
                #expect(mails.map(\.recipients) == [["boss@example.com"]])
                let notice = String(decoding: try #require(mails.first).content, as: UTF8.self)
                #expect(notice.contains("550 5.1.1"))
                #expect(notice.contains("run:1"))
            }
        }
    }

    @Test func `is not asked for again of a server with a daily limit`() async throws {
        server.fail(.content, .reply("550 5.4.5 Daily user sending limit exceeded"))
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                for number in 1...3 {
                    let receipt = try await Self.send("run:\(number)", service)
                    #expect(receipt.state == .queued)
                }
                #expect(server.commands.filter { $0 == "DATA" }.count == 1)
                let metrics = try await service.send(.get, "/metrics")
                let text = String(decoding: metrics.body, as: UTF8.self)
                #expect(text.contains("guichet_mail_queue_paused 1"))
                #expect(text.contains(#"guichet_mails{state="queued"} 3"#))
                #expect(
                    text.contains(#"guichet_mail_attempts_total{outcome="limit_reached"} 1"#)
                )
                #expect(try await service.send(.get, "/readyz").status == 200)
            }
        }
    }

    @Test(arguments: [
        (SMTPStandIn.Moment.content, SMTPStandIn.Fault.storeAndClose, 1),
        (.content, .close, 0), (.data, .closeInContent, 0),
    ])
    func `of which nobody knows is uncertain until a person has looked`(
        moment: SMTPStandIn.Moment,
        fault: SMTPStandIn.Fault,
        stored: Int
    ) async throws {
        server.fail(moment, fault, for: "anna@example.com", times: 1)
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                let receipt = try await Self.send("run:1", service)
                #expect(receipt.state == .uncertain)
                #expect(!receipt.smtpSent)
                // The word about it goes to the admin; the mail itself does not go again.
                try await waitUntil { server.mails.count == stored + 1 }
                let listed = try await Self.mails("?state=uncertain", service)
                #expect(listed.map(\.key) == ["run:1"])
            }
            // Nor after a restart.
            try await fixture.run { service in
                let resent = try await Self.resolve("run:1", .resend, service)
                #expect(resent.status == 200)
                try await waitUntil {
                    try await Self.mails("?state=sent", service).contains { $0.key == "run:1" }
                }
                let again = try await Self.resolve("run:1", .resend, service)
                #expect(again.status == 409)
                #expect(again.problemKind == "mail-settled")
                let sent = server.mails.filter { $0.recipients == ["anna@example.com"] }
                #expect(sent.count == stored + 1)
                #expect(Set(sent.map(\.content)).count == 1)
            }
        }
    }

    private static func resolve(
        _ key: String,
        _ action: MailResolutionAction,
        _ service: RunningService
    ) async throws -> IncomingResponse {
        let target = "/v1/mails/\(PercentEncoding.encoded(key))/resolution"
        return try await service.send(
            .post,
            target,
            body: .bytes(Data(#"{"action": "\#(action)"}"#.utf8))
        )
    }

    @Test func `that a person lets be is never sent`() async throws {
        server.fail(.content, .close, for: "anna@example.com", times: 1)
        try await server.run { [server, fixture] in
            try await fixture.run { service in
                _ = try await Self.send("run/1:mail", service)
                let dismissed = try await Self.resolve("run/1:mail", .dismiss, service)
                #expect(try dismissed.decoded(MailSummary.self).state == .dismissed)
                #expect(try await Self.send("run/1:mail", service).state == .dismissed)

                let unknown = try await Self.resolve("run:2", .dismiss, service)
                #expect(unknown.status == 404)
                let odd = MailResolutionAction(rawValue: "burn")
                #expect(try await Self.resolve("run/1:mail", odd, service).status == 422)
            }
            #expect(!server.mails.contains { $0.recipients == ["anna@example.com"] })
        }
    }

    @Test func `is listed with the newest first, page by page`() async throws {
        try await server.run { [fixture] in
            try await fixture.run { service in
                for number in 1...5 { _ = try await Self.send("run:\(number)", service) }
                var keys: [String] = []
                var after = ""
                for _ in 1...3 {
                    let answer = try await service.send(.get, "/v1/mails?limit=2\(after)")
                    let page = try answer.decoded(MailList.self)
                    keys += page.mails.map(\.key)
                    after = page.next.map { "&after=\($0)" } ?? ""
                }
                #expect(keys == (1...5).reversed().map { "run:\($0)" })
                #expect(after.isEmpty)
                #expect(try await service.send(.get, "/v1/mails?state=odd").status == 400)
                #expect(try await service.send(.get, "/v1/mails?limit=0").status == 400)
            }
        }
    }

    @Test func `goes through a real server`() async throws {
        let server = try ServerProcess("smtp")
        try await server.run {
            let fixture = try NotificationsFixture([
                "SMTP_HOST": "localhost", "SMTP_PORT": "\(server.port)",
                "SMTP_USER": "support@example.com", "SMTP_PASSWORD": "guichet-test",
                "SMTP_CA_FILE": "\(server.folder.path)/tls/ca.pem",
                "ADMIN_EMAIL": "support@example.com",
            ])
            try await fixture.run { service in
                let mail = MailToSend.sample(to: "client@example.com", subject: "Évaluation")
                #expect(try await Self.decided("run:1", service, mail) == .sent)
                let folder = "\(server.folder.path)/mail/client/new"
                try await waitUntil {
                    try FileManager.default.contentsOfDirectory(atPath: folder).count == 1
                }
                let nobody = MailToSend.sample(to: "nobody@example.com")
                #expect(try await Self.decided("run:2", service, nobody) == .failed)
                #expect(
                    try await Self.mails("?state=failed", service).map(\.lastError)
                        == ["550 5.1.1"]
                )
            }
        }
    }
}
