import Contracts
import Database
import FoundationEssentials

/// A file that is on disk, whole.
struct KeptFile: Equatable, Sendable {
    let id: StoredFile.ID

    /// Its name on disk.
    let file: String

    /// The name that its sender gave it.
    let name: String
    let type: String
    let size: Int
    let createdAt: Date
}

/// The files that are kept.
struct FileIndex: Sendable {
    let database: any SQLDatabase

    /// Enters a file; durable once this returns.
    func enter(_ file: KeptFile) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO files (id, file, name, type, size, created_at)
                VALUES (
                    \(file.id), \(file.file), \(file.name), \(file.type), \(file.size),
                    \(file.createdAt)
                )
                ON CONFLICT (id) DO UPDATE
                SET file = excluded.file, name = excluded.name, type = excluded.type,
                    size = excluded.size, created_at = excluded.created_at
                """
            )
        }
    }

    func find(_ id: StoredFile.ID) async throws -> KeptFile? {
        try await database.read { connection in
            let row = try connection.first(
                "SELECT id, file, name, type, size, created_at FROM files WHERE id = \(id)"
            )
            return try row.map { row in
                KeptFile(
                    id: try row["id"],
                    file: try row["file"],
                    name: try row["name"],
                    type: try row["type"],
                    size: try row["size"],
                    createdAt: try row["created_at"]
                )
            }
        }
    }
}
