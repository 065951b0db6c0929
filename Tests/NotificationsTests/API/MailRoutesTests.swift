import Contracts
import Curl
import FoundationEssentials
import TestSupport
import Testing

@testable import Notifications

@Suite("A mail")
struct MailRoutesTests {
    let fixture: NotificationsFixture

    init() throws {
        fixture = try NotificationsFixture()
    }

    @Test func `is one file in the mail folder, from Guichet to the client`() async throws {
        try await fixture.run { service in
            let answer = try await service.send(NotificationsAPI.sendMail, .sample(), key: "run:1")
            #expect(answer.status == 202)
            let receipt = try answer.decoded(MailReceipt.self)
            #expect(receipt.state == .stored)
            #expect(!receipt.smtpSent)
            #expect(receipt.to == "anna@example.com")
            #expect(receipt.from == "guichet@guichet.localhost")

            let mail = try fixture.mail(receipt)
            #expect(mail.headers["Message-ID"] == "<\(receipt.messageID)>")
            #expect(mail.headers["From"] == "Guichet <guichet@guichet.localhost>")
            #expect(mail.headers["To"] == "Anna <anna@example.com>")
            #expect(mail.headers["Subject"] == "Votre devis [#TKTA1B2C3]")
            #expect(mail.headers["Auto-Submitted"] == "auto-generated")
            #expect(mail.headers["Reply-To"] == nil)
            #expect(mail.source.contains("voici votre devis."))
            #expect(mail.source.contains("<p>Bonjour Anna</p>"))
            #expect(try fixture.mailFiles().count == 1)
        }
        #expect(try await fixture.rows("messages WHERE state = 'stored' AND content IS NULL") == 1)
    }

    @Test func `is sent once, however often it is asked for`() async throws {
        try await fixture.run { service in
            let answers = try await withThrowingTaskGroup(of: IncomingResponse.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await service.send(
                            NotificationsAPI.sendMail,
                            .sample(),
                            key: "run:1"
                        )
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.status)) == [202])
            #expect(Set(answers.map(\.body)).count == 1)
            #expect(try fixture.mailFiles().count == 1)
        }
        #expect(try await fixture.rows("messages") == 1)
    }

    @Test func `has the receipt of the first time after a restart`() async throws {
        let keep = Kept<MailReceipt>()
        try await fixture.run { service in
            let answer = try await service.send(NotificationsAPI.sendMail, .sample(), key: "run:1")
            keep.value = try answer.decoded()
        }
        try await fixture.run { service in
            let answer = try await service.send(NotificationsAPI.sendMail, .sample(), key: "run:1")
            #expect(try answer.decoded(MailReceipt.self) == keep.value)
        }
    }

    @Test func `is refused under the key of another one`() async throws {
        try await fixture.run { service in
            let mail = NotificationsAPI.sendMail
            _ = try await service.send(mail, .sample(), key: "run:1")
            let other = try await service.send(mail, .sample(subject: "Autre"), key: "run:1")
            #expect(other.status == 409)
            #expect(other.problemKind == "idempotency-key-reused")
            let notice = try await service.send(
                NotificationsAPI.tellAdmin,
                .sample(),
                key: "run:1"
            )
            #expect(notice.status == 409)
            #expect(try fixture.mailFiles().count == 1)
        }
    }

    @Test func `needs a key`() async throws {
        try await fixture.run { service in
            let answer = try await service.send(NotificationsAPI.sendMail, .sample())
            #expect(answer.status == 400)
            #expect(answer.problemKind == "missing-idempotency-key")
        }
    }

    @Test(arguments: [
        (MailToSend.sample(subject: "Devis\r\nBcc: eve@example.com"), "#/subject"),
        (.sample(subject: "Devis\nX: y"), "#/subject"),
        (.sample(subject: "Devis\u{2028}"), "#/subject"),
        (.sample(subject: " "), "#/subject"),
        (.sample(subject: String(repeating: "a", count: 1001)), "#/subject"),
        (.sample(toName: "Anna\r\nBcc: eve@example.com"), "#/to_name"),
        (.sample(toName: "Anna\u{7}"), "#/to_name"),
        (.sample(to: "anna@example.com\r\nBcc: eve@example.com"), "#/to"),
        (.sample(to: "anna@example.com, eve@example.com"), "#/to"),
        (.sample(to: ""), "#/to"), (.sample(to: "anna"), "#/to"),
        (.sample(text: ""), "#/text"), (.sample(text: "a\u{0}b"), "#/text"),
        (.sample(html: ""), "#/html"),
        (.sample(text: String(repeating: "a", count: (1 << 20) + 1)), "#/text"),
        (.sample(ticketID: Ticket.ID("")), "#/ticket_id"),
        (.sample(ticketID: Ticket.ID("a\r\nb")), "#/ticket_id"),
    ])
    func `is refused by the field at fault, and nothing is stored`(
        mail: MailToSend,
        pointer: String
    ) async throws {
        try await fixture.run { service in
            let answer = try await service.send(NotificationsAPI.sendMail, mail, key: "run:1")
            #expect(answer.status == 422)
            #expect(try answer.decoded(Problem.self).errors?.map(\.pointer) == [pointer])
            #expect(try fixture.mailFiles().isEmpty)
        }
        #expect(try await fixture.rows("messages") == 0)
    }

    @Test func `names every field at fault`() async throws {
        try await fixture.run { service in
            let answer = try await service.send(
                NotificationsAPI.sendMail,
                .sample(to: "anna", toName: "a\nb", subject: "c\nd", text: ""),
                key: "run:1"
            )
            let pointers = try answer.decoded(Problem.self).errors?.map(\.pointer)
            #expect(pointers?.sorted() == ["#/subject", "#/text", "#/to", "#/to_name"])
        }
    }

    @Test func `shows a long name cut`() async throws {
        try await fixture.run { service in
            let name = String(repeating: "é", count: 200)
            let answer = try await service.send(
                NotificationsAPI.sendMail,
                .sample(toName: name),
                key: "run:1"
            )
            #expect(answer.status == 202)
        }
    }

    @Test func `without a recipient is for the admin`() async throws {
        let fixture = try NotificationsFixture([
            "ADMIN_EMAIL": "boss@example.com", "MAIL_REPLY_TO": "desk@example.com",
        ])
        try await fixture.run { service in
            let answer = try await service.send(
                NotificationsAPI.sendMail,
                .sample(to: nil, toName: nil),
                key: "run:1"
            )
            let receipt = try answer.decoded(MailReceipt.self)
            #expect(receipt.to == "boss@example.com")
            let mail = try fixture.mail(receipt)
            #expect(mail.headers["To"] == "boss@example.com")
            #expect(mail.headers["Reply-To"] == "desk@example.com")
        }
    }
}
