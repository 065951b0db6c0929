import Contracts
import Database
import FoundationEssentials
import Runtime
import SQLite
import TestSupport
import Testing

@testable import Notifications

@Suite("The mailroom")
struct MailroomTests {
    let folder: TestFolder
    let mails: MailsFixture

    init() async throws {
        folder = try TestFolder()
        mails = try await MailsFixture()
    }

    private var intact: MailFiles { .folder(DurableFolder(folder.path)) }

    @Test func `writes a mail again as the same bytes when the first time was cut short`()
        async throws
    {
        let order = Mailroom.Order(key: "run:mail", fingerprint: "1")
        let intact = intact
        let beforeTheFile = mails.room(MailFiles.broken)
        let afterTheFile = mails.room(
            MailFiles(
                place: { parcels in
                    try await intact.place(parcels)
                    throw Crash()
                },
                keep: { _ in }
            )
        )
        await #expect(throws: Crash.self) { try await beforeTheFile.send(.sample(), order) }
        #expect(try folder.names().isEmpty)
        await #expect(throws: Crash.self) { try await afterTheFile.send(.sample(), order) }
        let names = try folder.names()
        #expect(names.count == 1)
        let first = try folder.read(try #require(names.first))

        let receipt = try await mails.room(intact).send(.sample(), order)
        #expect(receipt.state == .stored)
        #expect(try folder.names() == names)
        #expect(try folder.read(names[0]) == first)
        #expect(names == ["\(receipt.messageID.prefix { $0 != "@" }).eml"])
    }

    @Test func `keeps the mails of a ticket to one person in a thread`() async throws {
        let mailroom = mails.room(intact)
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

    @Test func `gives a mail an identifier that begins with the time, and keeps it`() async throws {
        let mailroom = mails.room(intact)
        let keys = (1...9).map(\.description)
        var identifiers: [String] = []
        for key in keys {
            mails.time.advance(by: 1)
            identifiers.append(try await mailroom.send(.sample(), order(key)).messageID)
        }
        #expect(identifiers == identifiers.sorted())
        #expect(Set(identifiers.map { $0.prefix(5) }).count == 1)
        #expect(Set(identifiers).count == 9)
        #expect(identifiers.allSatisfy { $0.prefix { $0 != "@" }.count == 32 })
        for (key, identifier) in zip(keys, identifiers) {
            mails.time.advance(by: 1)
            #expect(try await mailroom.send(.sample(), order(key)).messageID == identifier)
        }
    }

    @Test func `names the first and the last mails of a long thread`() async throws {
        let mailroom = mails.room(intact)
        var identifiers: [String] = []
        for number in 1...25 {
            let receipt = try await mailroom.send(.sample(), order("\(number)"))
            identifiers.append("<\(receipt.messageID)>")
        }
        let named = try await mailroom.send(.sample(), order("last"))
        let references = try headers(named)["References"]?.split(separator: " ").map(String.init)
        #expect(references == [identifiers[0]] + identifiers.suffix(Outbox.threadLimit - 1))
    }

    @Test func `forgets mails of before a date, but none that waits`() async throws {
        let mailroom = mails.room(intact)
        _ = try await mailroom.send(.sample(), order("1"))
        try await mailroom.keeper?.settle()
        let broken = mails.room(MailFiles.broken)
        await #expect(throws: Crash.self) { try await broken.send(.sample(), order("waits")) }
        try await mails.database.write { connection in
            try connection.execute(
                """
                INSERT INTO messages
                    (key, message_id, kind, recipient, subject, thread, created_at, state)
                VALUES ('failed', 'f@example.com', 'mail', 'anna@example.com', '', '', 0, 'failed')
                """
            )
        }
        let date = mails.time.now()
        _ = try await mailroom.send(.sample(), order("2"))
        #expect(try await mails.outbox.purge(before: date) == 1)
        #expect(try await mails.outbox.purge(before: date) == 0)
        #expect(try await mails.state(of: "waits") == .queued)
        #expect(try await mails.state(of: "failed") == .failed)
    }

    private func order(_ key: String) -> Mailroom.Order {
        Mailroom.Order(key: key, fingerprint: key)
    }

    private func headers(_ receipt: MailReceipt) throws -> [String: String] {
        let name = receipt.messageID.prefix { $0 != "@" }
        return StoredMail(try folder.read("\(name).eml")).headers
    }
}

struct Crash: Error {}

extension MailFiles {
    /// A folder that cannot be written.
    static let broken = MailFiles(place: { _ in throw Crash() }, keep: { _ in throw Crash() })
}
