public import Database
import FoundationEssentials

/// A database in one file, for one process.
///
/// Write-ahead log, and a commit returns once it is on the disk
/// (`synchronous=FULL`). Writes that arrive together share one commit; each
/// is still undone alone when its closure throws: then all closures of the
/// group run once more. Reads run beside them on a
/// connection of their own.
///
/// The folder must exist. The file belongs to one service process: readers
/// such as `sqlite3` may look into it at any time.
public final class SQLiteDatabase: SQLDatabase {
    /// Where the database is.
    public let path: String

    private let queue: WriteQueue
    private let writer: SQLiteWriter
    private let reader: SQLiteReader
    private let temporaryFolder: URL?

    /// Opens the database, and creates it when the file is missing.
    ///
    /// - Parameters:
    ///   - path: The file; the log is kept beside it.
    ///   - queueLimit: How many writes may wait before callers get `busy`.
    /// - Throws: ``DatabaseError`` with the path and the reason, in one line.
    public convenience init(path: String, queueLimit: Int = 10_000) throws(DatabaseError) {
        try self.init(path: path, queueLimit: queueLimit, temporaryFolder: nil)
    }

    private init(
        path: String,
        queueLimit: Int,
        temporaryFolder: URL?
    ) throws(DatabaseError) {
        self.path = path
        self.temporaryFolder = temporaryFolder
        queue = WriteQueue(capacity: queueLimit)
        writer = try SQLiteWriter(path: path, queue: queue)
        reader = try SQLiteReader(path: path)
    }

    deinit {
        // A folder that cannot be removed is left to the system's own cleaning.
        if let temporaryFolder { try? FileManager.default.removeItem(at: temporaryFolder) }
    }

    /// Opens a new database that is deleted together with this value.
    public static func temporary(queueLimit: Int = 10_000) throws -> SQLiteDatabase {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "guichet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try SQLiteDatabase(
            path: folder.appending(path: "database.sqlite").path,
            queueLimit: queueLimit,
            temporaryFolder: folder
        )
    }

    /// What the database has done since it was opened.
    public var statistics: DatabaseStatistics { queue.statistics }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        queue.count { $0.reads += 1 }
        return try await reader.read(body)
    }

    /// Runs the closure in a transaction of its own, and returns once it is durable.
    ///
    /// - Throws: Besides what the protocol says: `busy` when the queue is full,
    ///   `unavailable` once the database is closed.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            let write = Write(body, for: caller)
            do throws(DatabaseError) {
                if try queue.append(write) { writer.call() }
            } catch {
                write.fail(error)
            }
        }
    }

    /// Finishes what is queued, refuses what comes later, and closes the file.
    public func close() async {
        queue.close()
        await reader.close()
        await writer.close()
    }
}
