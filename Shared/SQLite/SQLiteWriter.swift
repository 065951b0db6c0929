import Database
import Runtime

/// Commits the writes that have arrived together with one wait for the disk.
///
/// Every caller comes to this actor after it has queued its write. The first
/// one commits for all that wait; the others find theirs done. While the
/// disk works, the next group gathers: nobody waits for a group to fill.
actor SQLiteWriter {
    /// Past this size a commit gains nothing and the first in it wait longer.
    private static let largestGroup = 64

    private let executor = QueueExecutor(label: "guichet.sqlite.writer")
    private let queue: WriteQueue
    private var connection: SQLiteConnection?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    init(path: String, queue: WriteQueue) throws(DatabaseError) {
        connection = try SQLiteConnection(path: path, role: .writer)
        self.queue = queue
    }

    /// Returns the outcome of a queued write, committing groups until it has one.
    func finish<Value: Sendable>(_ write: Write<Value>) throws -> Value {
        while true {
            if let outcome = write.outcome { return try outcome.get() }
            commitNextGroup()
        }
    }

    /// Commits what is queued, copies the log into the file and closes it.
    func close() {
        while commitNextGroup() {}
        // Should it fail, the log stays beside the file and is read at the next start.
        _ = try? connection?.query("PRAGMA wal_checkpoint(TRUNCATE)")
        connection = nil
    }

    /// Commits the next group, and says whether there was one.
    @discardableResult
    private func commitNextGroup() -> Bool {
        let group = queue.take(atMost: Self.largestGroup)
        guard !group.isEmpty else { return false }
        guard let connection else {
            fail(group, DatabaseError(.unavailable, "the database is closed"))
            return true
        }
        var ran = 0
        do {
            try connection.begin()
            var kept = 0
            for write in group {
                ran += 1
                kept += try run(write, on: connection, alone: group.count == 1) ? 1 : 0
            }
            try connection.commit()
            succeed(group, kept: kept)
        } catch {
            connection.rollBack()
            // Those that had their turn are told; the others get theirs next.
            // When not even one could start, all are told.
            let told = ran == 0 ? group.count : ran
            queue.putBack(group.dropFirst(told))
            fail(group.prefix(told), error)
        }
        return true
    }

    /// Runs one write so that it can be undone without the others.
    ///
    /// - Throws: ``DatabaseError`` when the whole group is lost.
    private func run(
        _ write: any QueuedWrite,
        on connection: SQLiteConnection,
        alone: Bool
    ) throws(DatabaseError) -> Bool {
        if !alone { try connection.execute("SAVEPOINT one_write") }
        let refusal = write.run(on: connection)
        guard connection.isInTransaction else {
            throw refusal as? DatabaseError
                ?? DatabaseError(.programming, "a write has ended the transaction it shares")
        }
        if alone {
            if refusal != nil { try connection.undoEverything() }
        } else {
            if refusal != nil { try connection.execute("ROLLBACK TO one_write") }
            try connection.execute("RELEASE one_write")
        }
        return refusal == nil
    }

    private func succeed(_ group: [any QueuedWrite], kept: Int) {
        queue.count { statistics in
            statistics.commits += kept > 0 ? 1 : 0
            statistics.transactions += kept
            statistics.rollbacks += group.count - kept
        }
        for write in group { write.settle() }
    }

    private func fail(_ group: some Collection<any QueuedWrite>, _ error: DatabaseError) {
        let count = group.count
        queue.count { $0.rollbacks += count }
        for write in group { write.fail(error) }
    }
}
