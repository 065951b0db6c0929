import FoundationEssentials

extension SQLDatabase {
    /// Applies each missing migration in a transaction together with its record.
    public func migrate(_ migrations: [Migration]) async throws {
        try requireDistinctNames(migrations)
        let applied = try await write { connection in
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS migrations (
                    name TEXT NOT NULL PRIMARY KEY,
                    applied_at BIGINT NOT NULL
                )
                """
            )
            return try appliedNames(connection)
        }
        let known = Set(migrations.map(\.name))
        if let unknown = applied.subtracting(known).min() {
            throw DatabaseError(
                .incompatible,
                """
                the database was written by a newer version: it holds the migration \
                "\(unknown)", which this version does not know
                """
            )
        }
        for migration in migrations where !applied.contains(migration.name) {
            try await write { connection in try migration.apply(to: connection) }
        }
    }

    private func requireDistinctNames(_ migrations: [Migration]) throws(DatabaseError) {
        var seen: Set<String> = []
        for migration in migrations where !seen.insert(migration.name).inserted {
            throw DatabaseError(.programming, "two migrations are named \"\(migration.name)\"")
        }
    }
}

private func appliedNames(_ connection: any SQLConnection) throws(DatabaseError) -> Set<String> {
    var names: Set<String> = []
    for row in try connection.query("SELECT name FROM migrations") {
        names.insert(try row["name"])
    }
    return names
}

extension Migration {
    fileprivate func apply(to connection: any SQLConnection) throws(DatabaseError) {
        // Another process may have applied it since the names were read.
        guard try connection.first("SELECT name FROM migrations WHERE name = \(name)") == nil
        else { return }
        do {
            try connection.execute(script: sql)
        } catch {
            throw DatabaseError(error.code, "migration \"\(name)\": \(error.message)")
        }
        try connection.execute(
            "INSERT INTO migrations (name, applied_at) VALUES (\(name), \(Date()))"
        )
    }
}
