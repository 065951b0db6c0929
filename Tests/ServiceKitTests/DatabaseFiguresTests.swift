import Database
import Observability
import SQLite
import ServiceKit
import Testing

@Suite("The figures of a database")
struct DatabaseFiguresTests {
    @Test func `are among those of its service`() async throws {
        let database = try SQLiteDatabase.temporary()
        let metrics = Metrics(of: database)
        try await database.write { try $0.execute("CREATE TABLE notes (text TEXT)") }
        _ = try await database.read { try $0.query("SELECT text FROM notes") }
        let text = await metrics.text()
        #expect(text.contains("\nguichet_database_commits 1"))
        #expect(text.contains("\nguichet_database_writes 1"))
        #expect(text.contains("\nguichet_database_reads 1"))
        #expect(text.contains("\nguichet_database_rollbacks 0"))
        #expect(text.contains("\nguichet_database_queued 0"))
    }
}
