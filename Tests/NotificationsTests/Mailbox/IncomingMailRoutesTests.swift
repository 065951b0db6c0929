import Contracts
import Curl
import FoundationEssentials
import HTTP
import IMAP
import MIME
import Runtime
import SQLite
import StrictJSON
import TestSupport
import Testing

@testable import Notifications

@Suite("Asking for the mails that came in", .serialized)
struct IncomingMailRoutesTests {
    @Test func `gives them by their place, with their files and their tickets`() async throws {
        let server = try IMAPServer(.starttls)
        try await server.run {
            let house = try NotificationsFixture(environment(server))
            try await house.run { service in
                let receipt = try await service.send(
                    NotificationsAPI.sendMail,
                    .sample(),
                    key: "k1"
                ).decoded(MailReceipt.self)
                let sent = try house.mail(receipt).headers
                #expect(sent["Subject"] == "Votre devis [#TKTA1B2C3]")
                let mailbox = try server.mailbox()
                try mailbox.deliver(letter("1", to: sent["Reply-To"] ?? ""))
                try mailbox.deliver(withFile)
                try mailbox.deliver(
                    returned("failed").replacing("g1@example.com", with: receipt.messageID)
                )
                let mails = try await incoming(service, 3)
                #expect(mails.map(\.matchedBy) == ["token", nil, "bounce"])
                let ticket = Ticket.ID("TKTA1B2C3")
                #expect(mails.map(\.ticketID) == [ticket, nil, ticket])
                #expect(mails.map(\.kind) == [.message, .message, .bounce])
                let file = try #require(mails[1].attachments.first)
                #expect(file == IncomingAttachment(number: 0, name: "plan.bin", size: 6))
                for _ in 1...2 {
                    let path = "/v1/incoming-mails/\(mails[1].id)/attachments/0"
                    let answer = try await service.send(.get, path)
                    #expect(answer.status == 200)
                    #expect(answer.body == Data([0, 1, 2, 3, 4, 255]))
                }
                let rest = try await service.send(.get, "/v1/incoming-mails?after=1&limit=1")
                #expect(try rest.decoded(IncomingMailPage.self).mails.map(\.sequence) == [2])
            }
        }
    }

    @Test(arguments: [
        ("/v1/incoming-mails?after=-1", 400), ("/v1/incoming-mails?limit=0", 400),
        ("/v1/incoming-mails?after=x", 400), ("/v1/incoming-mails/none/attachments/0", 404),
        ("/v1/incoming-mails/none/attachments/x", 400), ("/v1/incoming-mails", 200),
    ])
    func `is answered also when no mailbox is read`(path: String, status: Int) async throws {
        try await NotificationsFixture().run { service in
            let answer = try await service.send(.get, path)
            #expect(answer.status == status)
        }
    }

    @Test func `gives fewer at once when they are large`() async throws {
        let watched = try await WatchedMailbox(TestFolder())
        let place = MailboxPlace(mailbox: "m", uidValidity: 1, highestUID: 1)
        for number in 1...20 {
            let mail = NewMail(
                id: "\(number)",
                kind: .message,
                match: nil,
                from: "",
                to: "",
                subject: "",
                text: String(repeating: "\u{1F600}", count: 100_000),
                receivedAt: Date(),
                attachments: []
            )
            #expect(try await watched.store.take(mail, at: place))
        }
        var seen: [Int] = []
        while seen.count < 20 {
            let page = try await watched.store.page(after: seen.count, limit: 20)
            #expect((1..<20).contains(page.count))
            let bytes = try WireCoding.encode(IncomingMailPage(mails: page))
            #expect(bytes.count < 4 << 20)
            #expect(page.allSatisfy { $0.text.unicodeScalars.count == MessageLimits.longestText })
            seen += page.map(\.sequence)
        }
        #expect(seen == Array(1...20))
        await watched.database.close()
    }

    @Test func `forgets them with their files after a while`() async throws {
        let folder = try TestFolder()
        let watched = try await WatchedMailbox(folder)
        let server = try IMAPServer(.none)
        try await server.run {
            try server.mailbox().deliver(withFile)
            try await watched.run(.imap(server.settings), settings: server.settings) {
                let mail = try #require(try await watched.mails(1).first)
                _ = try await watched.inbox.attachment(mail.attachments[0], of: mail.id)
                #expect(try folder.names(in: "attachments").count == 1)
                let count = try await watched.store.purge(
                    before: Date().addingTimeInterval(60),
                    remove: watched.inbox.remove
                )
                #expect(count == 1)
                #expect(try folder.names(in: "attachments").isEmpty)
                #expect(try folder.names(in: "inbox").isEmpty)
                #expect(try await watched.store.page(after: 0, limit: 10).isEmpty)
                #expect(try await watched.store.highest() == 1)
            }
        }
    }

    private let withFile = """
        From: bob@example.com
        To: support@example.com
        Subject: Plan
        Message-ID: <f1@mail.example.com>
        Content-Type: multipart/mixed; boundary="b1"

        --b1
        Content-Type: text/plain

        Voici.
        --b1
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="../plan.bin"
        Content-Transfer-Encoding: base64

        AAECAwT/
        --b1--
        """

    private func environment(_ server: IMAPServer) -> [String: String] {
        let settings = server.settings
        return [
            "MAIL_FROM": "support@example.com", "MAIL_REPLY_TAG": "true",
            "IMAP_HOST": settings.host, "IMAP_PORT": String(settings.port),
            "IMAP_USER": settings.user, "IMAP_PASSWORD": settings.password.reveal(),
            "IMAP_SECURITY": settings.security.rawValue,
            "IMAP_CA_FILE": settings.authorities ?? "", "IMAP_POLL_INTERVAL": "0.05",
        ]
    }

    private func incoming(_ service: RunningService, _ count: Int) async throws -> [IncomingMail] {
        try await until {
            try await service.send(.get, "/v1/incoming-mails")
                .decoded(IncomingMailPage.self).mails.count >= count
        }
        return try await service.send(.get, "/v1/incoming-mails")
            .decoded(IncomingMailPage.self).mails
    }
}
