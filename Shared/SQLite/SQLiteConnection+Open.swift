import CSQLite
import Database
import FoundationEssentials

extension SQLiteConnection {
    /// Has SQLite keep no count of its memory, which takes a lock for each piece, and
    /// allocate pages as they are needed: a temporary table of a statement would get 20
    /// at once, and giving back so much has the C library tidy up all of its memory.
    ///
    /// Once it is in use it refuses to change that, which harms nothing.
    private static let prepareLibrary: Void = {
        _ = csqlite_count_no_memory()
        _ = csqlite_allocate_pages_one_by_one()
    }()

    static func open(_ path: String) throws(DatabaseError) -> OpaquePointer {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else {
            throw DatabaseError(
                .unavailable,
                "cannot open \(path): the folder \(folder) does not exist"
            )
        }
        Self.prepareLibrary
        var handle: OpaquePointer?
        // Each connection is used by one thread at a time: SQLite needs no lock of its own.
        let flags =
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
            | SQLITE_OPEN_EXRESCODE
        let status = sqlite3_open_v2(path, &handle, flags, nil)
        guard status == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            let error = SQLiteFailure.error(status: status, handle: handle)
            throw DatabaseError(error.code, "cannot open \(path): \(error.message)")
        }
        return handle
    }

    /// Checks that the file is a database that can be written, and sets it up.
    func configure(_ path: String) throws(DatabaseError) {
        do throws(DatabaseError) {
            try requireStatus(sqlite3_busy_timeout(handle, 5000))
            try requireStatus(csqlite_be_strict(handle))
            if sqlite3_db_readonly(handle, "main") == 1 {
                throw DatabaseError(.unavailable, "the file is read-only")
            }
            try requireKnownFormat(path)
            try requireWriteAheadLog()
            for pragma in Self.settings { try execute(pragma) }
            if role == .reader { try execute("PRAGMA query_only = ON") }
        } catch {
            throw DatabaseError(error.code, "cannot open \(path): \(error.message)")
        }
    }

    private static let settings: [SQL] = [
        // A commit returns once it is on the disk.
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        // KiB of cached pages for a connection; the system caches the file anyway.
        "PRAGMA cache_size = -4096",
        "PRAGMA temp_store = MEMORY",
        // Pages in the log before it is copied into the file: the same few pages
        // change with each commit, and are then copied once for many.
        "PRAGMA wal_autocheckpoint = 4000",
        // After a burst the log shrinks to this many bytes again.
        "PRAGMA journal_size_limit = 67108864",
    ]

    private func requireStatus(_ status: Int32) throws(DatabaseError) {
        guard status == SQLITE_OK else { throw failure() }
    }

    /// Reads the tables' definitions, and with them the header of the file.
    private func requireKnownFormat(_ path: String) throws(DatabaseError) {
        guard !SQLiteHeader.isNewer(path) else {
            throw DatabaseError(.incompatible, "the file was written by a newer SQLite")
        }
        do {
            try execute("SELECT COUNT(*) FROM sqlite_master")
        } catch {
            guard error.code == .corrupt else { throw error }
            throw DatabaseError(
                .corrupt,
                "the file is damaged or is no SQLite database (\(error.message))"
            )
        }
    }

    private func requireWriteAheadLog() throws(DatabaseError) {
        let mode = try first("PRAGMA journal_mode = WAL")?["journal_mode", as: String.self]
        guard mode == "wal" else {
            throw DatabaseError(
                .unavailable,
                "the file system does not allow a write-ahead log; use a local disk"
            )
        }
    }
}
