import Database
import FoundationEssentials
import Glibc
import SQLite
import Testing

@Suite("Opening a database")
struct OpeningTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `names the folder that is missing`() {
        let error = openingError(folder.path("none/service.sqlite"))
        #expect(error?.code == .unavailable)
        #expect(
            error?.message.hasSuffix("the folder \(folder.path("none")) does not exist") == true
        )
    }

    @Test func `refuses a folder in place of the file`() {
        #expect(openingError(folder.path("."))?.code == .unavailable)
    }

    @Test func `refuses a file that is no database`() throws {
        let path = folder.path("service.sqlite")
        try Data(repeating: 120, count: 8192).write(to: URL(filePath: path))
        let error = openingError(path)
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("no SQLite database") == true)
    }

    @Test func `refuses a damaged file`() async throws {
        let path = folder.path("service.sqlite")
        try await create(path)
        var bytes = try Data(contentsOf: URL(filePath: path))
        for index in 100..<bytes.count { bytes[index] = 0xFF }
        try bytes.write(to: URL(filePath: path))
        #expect(openingError(path)?.code == .corrupt)
    }

    /// Bytes 18 and 19 of the header say which version may write and read the file.
    @Test(arguments: [(9, 2), (9, 9)])
    func `refuses a file of a newer format`(write: UInt8, read: UInt8) async throws {
        let path = folder.path("service.sqlite")
        try await create(path)
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[18] = write
        bytes[19] = read
        try bytes.write(to: URL(filePath: path))
        #expect(openingError(path)?.code == .incompatible)
    }

    @Test func `refuses a file that it may not write`() async throws {
        let path = folder.path("service.sqlite")
        try await create(path)
        chmod(path, 0o444)
        chmod(folder.path("."), 0o755)
        await #expect(processExitsWith: .success) { [path = path as String] in
            // The superuser may write anything: be somebody else.
            if geteuid() == 0 { try #require(seteuid(65534) == 0) }
            let error = #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: path) }
            #expect(error?.code == .unavailable)
            #expect(error?.message == "cannot open \(path): the file is read-only")
        }
    }

    @Test func `refuses a new file in a folder that it may not write`() async throws {
        let path = folder.path("service.sqlite")
        chmod(folder.path("."), 0o555)
        await #expect(processExitsWith: .success) { [path = path as String] in
            if geteuid() == 0 { try #require(seteuid(65534) == 0) }
            let error = #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: path) }
            #expect(error?.code == .unavailable)
        }
    }

    private func openingError(_ path: String) -> DatabaseError? {
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: path) }
    }

    private func create(_ path: String) async throws {
        let database = try SQLiteDatabase(path: path)
        try await database.write { try $0.execute("CREATE TABLE numbers (number INTEGER)") }
        await database.close()
    }
}
