import Contracts
import Database
import Durability
import FoundationEssentials
import MIME
import Runtime
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("The mailroom")
struct MailroomTests {
    let folder: TestFolder
    let database: SQLiteDatabase
    let clock = TickingClock()
    let sender: MailAddress
    let admin: MailAddress

    init() async throws {
        sender = try MailAddress(name: "Guichet", EmailAddress("guichet@example.com"))
        admin = try MailAddress(EmailAddress("admin@example.com"))
        folder = try TestFolder()
        database = try SQLiteDatabase.temporary()
        try await database.migrate(Migrations.all)
    }

    @Test func `writes a mail again as the same bytes when the first time was cut short`()
        async throws
    {
        let order = Mailroom.Order(key: "run:mail", fingerprint: "1")
        let intact = MailTransport.folder(DurableFolder(folder.path))
        let beforeTheFile = mailroom(
            MailTransport(deliver: { _ in throw Crash() }, lacking: { nil })
        )
        let afterTheFile = mailroom(
            MailTransport(
                deliver: { message in
                    _ = try await intact.deliver(message)
                    throw Crash()
                },
                lacking: { nil }
            )
        )
        await #expect(throws: Crash.self) { try await beforeTheFile.send(.sample(), order) }
        #expect(try folder.names().isEmpty)
        await #expect(throws: Crash.self) { try await afterTheFile.send(.sample(), order) }
        let names = try folder.names()
        #expect(names.count == 1)
        let first = try folder.read(try #require(names.first))

        let receipt = try await mailroom(intact).send(.sample(), order)
        #expect(try folder.names() == names)
        #expect(try folder.read(names[0]) == first)
        #expect(names == ["\(receipt.messageID.prefix { $0 != "@" }).eml"])
    }

    @Test func `keeps the mails of a ticket to one person in a thread`() async throws {
        let mailroom = mailroom(.folder(DurableFolder(folder.path)))
        let first = try await mailroom.send(.sample(), order("1"))
        let second = try await mailroom.send(.sample(), order("2"))
        let admin = try await mailroom.tellAdmin(.sample(), order("3"))
        let other = try await mailroom.send(.sample(ticketID: Ticket.ID("other")), order("4"))
        let loose = try await mailroom.send(.sample(ticketID: nil), order("5"))
        let third = try await mailroom.send(.sample(), order("6"))
        let adminToo = try await mailroom.send(.sample(to: nil), order("7"))

        for receipt in [first, admin, other, loose] {
            let headers = try headers(receipt)
            #expect(headers["In-Reply-To"] == nil)
            #expect(headers["References"] == nil)
        }
        #expect(try headers(second)["In-Reply-To"] == "<\(first.messageID)>")
        #expect(try headers(second)["References"] == "<\(first.messageID)>")
        #expect(try headers(third)["In-Reply-To"] == "<\(second.messageID)>")
        #expect(
            try headers(third)["References"] == "<\(first.messageID)> <\(second.messageID)>"
        )
        #expect(try headers(adminToo)["In-Reply-To"] == "<\(admin.messageID)>")
    }

    @Test func `names the first and the last mails of a long thread`() async throws {
        let mailroom = mailroom(.folder(DurableFolder(folder.path)))
        var identifiers: [String] = []
        for number in 1...25 {
            let receipt = try await mailroom.send(.sample(), order("\(number)"))
            identifiers.append("<\(receipt.messageID)>")
        }
        let named = try await mailroom.send(.sample(), order("last"))
        let references = try headers(named)["References"]?.split(separator: " ").map(String.init)
        #expect(references == [identifiers[0]] + identifiers.suffix(Outbox.threadLimit - 1))
    }

    @Test func `shows operators what is pending and what is done`() async throws {
        let broken = mailroom(MailTransport(deliver: { _ in throw Crash() }, lacking: { nil }))
        await #expect(throws: Crash.self) { try await broken.send(.sample(), order("1")) }
        _ = try await mailroom(.folder(DurableFolder(folder.path)))
            .tellAdmin(.sample(), order("2"))
        let states = try await database.read { connection in
            try connection.query("SELECT key, kind, recipient, state FROM outbox ORDER BY key")
                .map { row in
                    [
                        try row["key", as: String.self], try row["kind"], try row["recipient"],
                        try row["state"],
                    ]
                }
        }
        #expect(
            states == [
                ["1", "mail", "anna@example.com", "pending"],
                ["2", "admin-notice", "admin@example.com", "done"],
            ]
        )
    }

    @Test func `forgets mails of before a date`() async throws {
        let mailroom = mailroom(.folder(DurableFolder(folder.path)))
        _ = try await mailroom.send(.sample(), order("1"))
        let date = clock.now()
        _ = try await mailroom.send(.sample(), order("2"))
        #expect(try await mailroom.outbox.purge(before: date) == 1)
        #expect(try await mailroom.outbox.purge(before: date) == 0)
    }

    private func order(_ key: String) -> Mailroom.Order {
        Mailroom.Order(key: key, fingerprint: key)
    }

    private func headers(_ receipt: MailReceipt) throws -> [String: String] {
        let name = receipt.messageID.prefix { $0 != "@" }
        return StoredMail(try folder.read("\(name).eml")).headers
    }

    private func mailroom(_ transport: MailTransport) -> Mailroom {
        Mailroom(
            ledger: EffectLedger(database: database, now: clock.now),
            outbox: Outbox(database: database, now: clock.now),
            identity: MailIdentity(from: sender, replyTo: nil, admin: admin),
            wording: .french,
            transport: transport
        )
    }
}

struct Crash: Error {}

/// A clock that is a second later at every look.
final class TickingClock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_750_000_000))

    @Sendable func now() -> Date {
        date.withLock { date in
            date.addTimeInterval(1)
            return date
        }
    }
}
