import Database
import SQLite
import Testing

@Suite("A migration")
struct MigrationTests {
    let create = Migration("create a", sql: "CREATE TABLE a (x INTEGER); CREATE TABLE b (y TEXT)")
    let fill = Migration("fill a", sql: "INSERT INTO a VALUES (1)")

    @Test func `is applied once, in order`() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate([create])
        try await database.migrate([create, fill])
        try await database.migrate([create, fill])
        let count = try await database.read { connection in
            try connection.query("SELECT x FROM a").count
        }
        #expect(count == 1)
    }

    @Test func `may be added before those of another module`() async throws {
        let database = try SQLiteDatabase.temporary()
        let other = Migration("other: create c", sql: "CREATE TABLE c (z TEXT)")
        try await database.migrate([create, other])
        try await database.migrate([create, fill, other])
        let names = try await database.read { connection in
            try connection.query("SELECT name FROM migrations ORDER BY name").map {
                try $0["name", as: String.self]
            }
        }
        #expect(names == ["create a", "fill a", "other: create c"])
    }

    @Test func `that this version does not know stops the start`() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate([create, fill])
        let error = await #expect(throws: DatabaseError.self) {
            try await database.migrate([create])
        }
        #expect(error?.code == .incompatible)
        #expect(error?.isRetryable == false)
        #expect(error?.message.contains("\"fill a\"") == true)
    }

    @Test func `that fails changes nothing and is named`() async throws {
        let database = try SQLiteDatabase.temporary()
        let wrong = Migration(
            "break",
            sql: "CREATE TABLE c (z TEXT); INSERT INTO nowhere VALUES (1)"
        )
        let error = await #expect(throws: DatabaseError.self) {
            try await database.migrate([create, wrong])
        }
        #expect(error?.message == "migration \"break\": no such table: nowhere")
        let tables = try await database.read { connection in
            try connection.query("SELECT name FROM sqlite_master WHERE name IN ('a', 'c')").count
        }
        #expect(tables == 1)
        try await database.migrate([create, fill])
    }

    @Test func `must not share its name`() async throws {
        let database = try SQLiteDatabase.temporary()
        await #expect(throws: DatabaseError.self) { try await database.migrate([create, create]) }
    }
}
