import Contracts
import Database
import FoundationEssentials
import MIME
import SQLite
import Testing

@testable import Notifications

@Suite("A database from before mails had states")
struct MigrationTests {
    @Test func `keeps its stored mails, and forgets what was never confirmed`() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(Migrations.all.dropLast(4))
        try await database.write { connection in
            for key in ["done", "half"] {
                try connection.execute(
                    """
                    INSERT INTO messages
                        (key, message_id, kind, recipient, subject, ticket_id, thread, created_at)
                    VALUES (\(key), \(key + "@example.com"), 'mail', 'anna@example.com', 'Devis',
                        'T-1', '', 1750000000000)
                    """
                )
            }
            try connection.execute(
                """
                INSERT INTO effects (key, operation, fingerprint, state, intended_at)
                VALUES ('done', 'mail', 'print', 'done', 1), ('half', 'mail', 'print', 'intended', 1)
                """
            )
        }
        try await database.migrate(Migrations.all)
        let outbox = Outbox(database: database, now: { Date() })
        let mails = try await outbox.list(state: nil, limit: 9, after: nil)
        #expect(mails.map(\.key) == ["done"])
        #expect(mails.first?.state == .stored)
        #expect(mails.first?.fingerprint == "print")
        #expect(try await outbox.next() == nil)
    }
}

@Suite("A database in which every mail was found by its state")
struct StateIndexMigrationTests {
    @Test func `keeps its mails, its queue and its threads`() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(Migrations.all.dropLast())
        try await database.write { connection in
            for (number, state) in ["stored", "queued", "failed"].enumerated() {
                try connection.execute(
                    """
                    INSERT INTO messages
                        (key, message_id, kind, recipient, subject, ticket_id, thread, created_at,
                        state, content, next_attempt_at)
                    VALUES (\(state), \(state + "@example.com"), 'mail', 'anna@example.com', 'Devis',
                        'T-1', '', \(number), \(state), \(Data("bytes".utf8)), 0)
                    """
                )
            }
        }
        try await database.migrate(Migrations.all)
        let outbox = Outbox(database: database, now: { Date() })
        #expect(try await outbox.next()?.key == "queued")
        #expect(try await outbox.openCounts() == [.queued: 1, .failed: 1])
        for state in [MailState.stored, .queued, .failed] {
            let mails = try await outbox.list(state: state, limit: 9, after: nil)
            #expect(mails.map(\.key) == [state.rawValue])
        }
        #expect(try await outbox.takeDue(atMost: 9).map(\.content) == [Data("bytes".utf8)])
        let sender = try EmailAddress("guichet@example.com")
        let new = Outbox.Candidate(
            key: "new",
            kind: "mail",
            fingerprint: "",
            messageID: try MessageID("new@example.com"),
            sender: sender,
            recipient: try EmailAddress("anna@example.com"),
            subject: "Devis",
            ticketID: Ticket.ID("T-1")
        )
        let entry = Outbox.Entry(candidate: new) { place in
            Data(place.thread.map(\.description).joined().utf8)
        }
        let entered = try await outbox.enter([entry])
        #expect(entered.map(\.content) == [Data("failed@example.com".utf8)])
    }
}
