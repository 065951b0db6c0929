import Database
import FoundationEssentials
import Glibc
import SQLite
import Testing

@Suite("A database file")
struct DatabaseFileTests {
    let folder: TemporaryFolder
    var path: String { folder.path("service.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `shows a finished write to any other connection`() async throws {
        let first = try SQLiteDatabase(path: path)
        try await first.write { connection in
            try connection.execute("CREATE TABLE numbers (number INTEGER)")
            try connection.execute("INSERT INTO numbers VALUES (1)")
        }
        let second = try SQLiteDatabase(path: path)
        let seen = try await second.read { try $0.query("SELECT number FROM numbers").count }
        #expect(seen == 1)
    }

    @Test func `keeps a finished write when the process is killed`() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let database = try SQLiteDatabase(path: path)
            try await database.write { connection in
                try connection.execute("CREATE TABLE numbers (number INTEGER)")
                try connection.execute("INSERT INTO numbers VALUES (1)")
            }
            try await database.write { connection in
                try connection.execute("INSERT INTO numbers VALUES (2)")
                kill(getpid(), SIGKILL)
            }
        }
        let database = try SQLiteDatabase(path: path)
        let kept = try await database.read { connection in
            try connection.query("SELECT number FROM numbers").map {
                try $0["number", as: Int.self]
            }
        }
        #expect(kept == [1])
    }

    @Test func `is closed once what is queued is done`() async throws {
        let database = try SQLiteDatabase(path: path)
        try await database.write { try $0.execute("CREATE TABLE numbers (number INTEGER)") }
        await withTaskGroup(of: Void.self) { group in
            for number in 1...50 {
                group.addTask {
                    // Those that come after the close are refused.
                    _ = try? await database.write {
                        try $0.execute("INSERT INTO numbers VALUES (\(number))")
                    }
                }
            }
            await database.close()
        }
        let kept = database.statistics.transactions - 1
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        let again = try SQLiteDatabase(path: path)
        #expect(try await again.read { try $0.query("SELECT * FROM numbers").count } == kept)
    }

    @Test func `refuses every call once it is closed`() async throws {
        let database = try SQLiteDatabase(path: path)
        await database.close()
        await database.close()
        let write = await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.execute("SELECT 1") }
        }
        let read = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.query("SELECT 1").count }
        }
        #expect(write?.code == .unavailable)
        #expect(read?.code == .unavailable)
    }

    @Test func `lets a reader change nothing`() async throws {
        let database = try SQLiteDatabase(path: path)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.execute("CREATE TABLE numbers (number INTEGER)") }
        }
        #expect(error?.code == .programming)
    }

    @Test func `deletes itself when it is temporary`() throws {
        var database: SQLiteDatabase? = try SQLiteDatabase.temporary()
        let path = try #require(database?.path)
        #expect(FileManager.default.fileExists(atPath: path))
        database = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
