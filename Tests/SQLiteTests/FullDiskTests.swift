import Database
import FoundationEssentials
import Glibc
import SQLite
import Testing

@Suite("A full disk")
struct FullDiskTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `refuses a write, keeps what was there, and goes on once there is room`()
        async throws
    {
        let database = try await numbered(folder.path("full.sqlite"))
        try await database.write { connection in
            try connection.execute("PRAGMA max_page_count = 20")
            try connection.execute("INSERT INTO blobs VALUES (1, \(Data(count: 100)))")
        }
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                try connection.execute("INSERT INTO blobs VALUES (2, \(Data(count: 100)))")
                try connection.execute("INSERT INTO blobs VALUES (3, \(Data(count: 1_000_000)))")
            }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.isRetryable == true)
        #expect(try await ids(database) == [1])

        try await database.write { connection in
            try connection.execute("PRAGMA max_page_count = 100000")
            try connection.execute("INSERT INTO blobs VALUES (4, \(Data(count: 1_000_000)))")
        }
        #expect(try await ids(database) == [1, 4])
    }

    @Test func `is told at once or at the commit, and nothing is half written`() async throws {
        let path = folder.path("limited.sqlite")
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            let database = try SQLiteDatabase(path: path)
            try await database.write { connection in
                try connection.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, data BLOB)")
                try connection.execute("INSERT INTO blobs VALUES (1, \(Data(count: 100)))")
            }
            // No file may grow past this many bytes, neither the log nor the database.
            var limit = rlimit(rlim_cur: 200_000, rlim_max: rlim_t.max)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { connection in
                    try connection.execute("INSERT INTO blobs VALUES (2, \(Data(count: 500_000)))")
                }
            }
            #expect(error?.code == .unavailable)
            await #expect(throws: DatabaseError.self) {
                try await database.write { connection in
                    // Larger than the cache: SQLite fails here already, and ends the transaction.
                    _ = try? connection.execute(
                        "INSERT INTO blobs VALUES (4, \(Data(count: 20_000_000)))"
                    )
                    try connection.execute("INSERT INTO blobs VALUES (5, \(Data(count: 100)))")
                }
            }

            limit.rlim_cur = rlim_t.max
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            try await database.write { connection in
                try connection.execute("INSERT INTO blobs VALUES (3, \(Data(count: 500_000)))")
            }
        }
        let database = try SQLiteDatabase(path: path)
        #expect(try await ids(database) == [1, 3])
    }

    private func numbered(_ path: String) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: path)
        try await database.write { connection in
            try connection.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, data BLOB)")
        }
        return database
    }

    private func ids(_ database: SQLiteDatabase) async throws -> [Int] {
        try await database.read { connection in
            try connection.query("SELECT id FROM blobs ORDER BY id").map { try $0["id"] }
        }
    }
}
