import Contracts
import Database
import HTTP
import SQLite
import ServiceKit
import Testing

@Suite("A service's database")
struct DatabaseAnswerTests {
    @Test func `is ready while it answers`() async throws {
        let database = try SQLiteDatabase.temporary()
        #expect(await Readiness.database(database).lacking() == nil)
    }

    @Test func `is not ready when it does not answer`() async throws {
        let broken = BrokenDatabase()
        #expect(await Readiness.database(broken).lacking() == "the database does not answer")
    }

    @Test(arguments: [DatabaseError.Code.unavailable, .busy])
    func `is worth asking again when it cannot be written now`(code: DatabaseError.Code) {
        let error = DatabaseError(code, "disk full")
        #expect(error.problem.status == 503)
        #expect(error.problem.type == "urn:guichet:problem:storage-unavailable")
        #expect(error.retryAfter == 5)
    }

    @Test(arguments: [
        DatabaseError.Code.constraint(.unique, name: "tickets.id"), .corrupt, .incompatible,
        .programming,
    ])
    func `has a defect in any other case, which is not told`(code: DatabaseError.Code) {
        let error = DatabaseError(code, "tickets.id")
        #expect(error.problem.status == 500)
        #expect(error.problem.detail == nil)
        #expect(error.retryAfter == nil)
    }
}

/// A database that refuses everything.
private struct BrokenDatabase: SQLDatabase {
    var statistics: DatabaseStatistics { DatabaseStatistics() }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        throw DatabaseError(.unavailable, "closed")
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        throw DatabaseError(.unavailable, "closed")
    }

    func migrate(_ migrations: [Migration]) async throws {
        throw DatabaseError(.unavailable, "closed")
    }
}
