import Database
import Runtime

/// Runs reads, one after the other, each on a snapshot of its own.
actor SQLiteReader {
    private let executor = QueueExecutor(label: "guichet.sqlite.reader")
    private var connection: SQLiteConnection?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    init(path: String) throws(DatabaseError) {
        connection = try SQLiteConnection(path: path, role: .reader)
    }

    func read<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) throws -> Value {
        guard let connection else {
            throw DatabaseError(.unavailable, "the database is closed")
        }
        try connection.begin()
        do {
            let value = try body(connection)
            try connection.commit()
            return value
        } catch {
            connection.rollBack()
            throw error
        }
    }

    func close() {
        connection = nil
    }
}
