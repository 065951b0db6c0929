import Contracts
import Database
import FoundationEssentials
import SQLite
import Testing

@testable import Notifications

@Suite("A database from before mails had states")
struct MigrationTests {
    @Test func `keeps its stored mails, and forgets what was never confirmed`() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(Migrations.all.dropLast(3))
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
