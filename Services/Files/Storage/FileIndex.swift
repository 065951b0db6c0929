import Contracts
import Database
import FoundationEssentials

/// A file that is in its store, whole, or on its way there.
struct KeptFile: Equatable, Sendable {
    let id: StoredFile.ID

    /// Its name in the store: identifier, perhaps a mark, and ending.
    let file: String
    let place: FilePlace

    /// The name that its sender gave it.
    let name: String
    let type: String
    let size: Int
    let createdAt: Date

    /// A hash of the request that it answers; nothing of files from before
    /// this was kept.
    let fingerprint: String?

    /// Whether a request that hashes to this asks for what this file answers.
    func isAnswer(to fingerprint: String) -> Bool {
        self.fingerprint == nil || self.fingerprint == fingerprint
    }
}

/// In which store a file lies.
enum FilePlace: String, Sendable {
    case folder
    case bucket
}

/// The files that are kept, and those that were about to be.
struct FileIndex: Sendable {
    let database: any SQLDatabase

    /// Enters a file; durable once this returns.
    func enter(_ file: KeptFile) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO files (id, file, place, name, type, size, created_at, fingerprint)
                VALUES (
                    \(file.id), \(file.file), \(file.place), \(file.name), \(file.type),
                    \(file.size), \(file.createdAt), \(file.fingerprint)
                )
                ON CONFLICT (id) DO UPDATE
                SET file = excluded.file, place = excluded.place, name = excluded.name,
                    type = excluded.type, size = excluded.size,
                    created_at = excluded.created_at, fingerprint = excluded.fingerprint
                """
            )
        }
    }

    func find(_ id: StoredFile.ID) async throws -> KeptFile? { try await find([id]) }

    /// The file of the first of these identifiers that has one.
    func find(_ ids: [StoredFile.ID]) async throws -> KeptFile? {
        try await database.read { connection in
            for id in ids {
                if let file = try Self.find(id, connection) { return file }
            }
            return nil
        }
    }

    private static func find(
        _ id: StoredFile.ID,
        _ connection: any SQLConnection
    ) throws -> KeptFile? {
        let row = try connection.first(
            """
            SELECT id, file, place, name, type, size, created_at, fingerprint FROM files
            WHERE id = \(id)
            """
        )
        return try row.map { row in
            KeptFile(
                id: try row["id"],
                file: try row["file"],
                place: try row["place"],
                name: try row["name"],
                type: try row["type"],
                size: try row["size"],
                createdAt: try row["created_at"],
                fingerprint: try row["fingerprint"]
            )
        }
    }
}
