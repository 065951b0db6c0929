import Database
import Dispatch
import Synchronization

/// Commits the writes that have arrived together with one wait for the disk.
///
/// While the disk works, the next group gathers: nobody waits for a group to
/// fill. Callers sleep until their group is settled, so that a group costs a
/// change of thread for the writer only when it rests, and one for each caller.
final class SQLiteWriter: Sendable {
    /// Past this size a commit gains nothing and the first in it wait longer.
    private static let largestGroup = 64

    private let thread = DispatchQueue(label: "guichet.sqlite.writer")
    private let queue: WriteQueue

    /// Held by the writer's thread for as long as it writes; nobody else asks for it.
    private let connection: Mutex<SQLiteConnection?>

    init(path: String, queue: WriteQueue) throws(DatabaseError) {
        connection = Mutex(try SQLiteConnection(path: path, role: .writer))
        self.queue = queue
    }

    /// Commits what is queued, on the writer's own thread.
    func call() {
        thread.async { [self] in while commitNextGroup() {} }
    }

    /// Commits what is queued, copies the log into the file and closes it.
    func close() async {
        await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
            thread.async { [self] in
                while commitNextGroup() {}
                connection.withLock { connection in
                    // Should it fail, the log stays beside the file and is read at the
                    // next start.
                    _ = try? connection?.query("PRAGMA wal_checkpoint(TRUNCATE)")
                    connection = nil
                }
                caller.resume()
            }
        }
    }

    /// Commits the next group, and says whether there was one.
    private func commitNextGroup() -> Bool {
        let group = queue.take(atMost: Self.largestGroup)
        guard !group.isEmpty else { return false }
        connection.withLock { connection in
            guard let connection else {
                fail(group, DatabaseError(.unavailable, "the database is closed"))
                return
            }
            commit(group, on: connection)
        }
        return true
    }

    private func commit(_ group: [any QueuedWrite], on connection: SQLiteConnection) {
        var ran = 0
        do {
            if try runTogether(group, on: connection, counting: &ran) {
                try connection.commit()
                succeed(group, kept: group.count)
            } else if group.count == 1 {
                succeed(group, kept: 0)
            } else {
                let kept = try runApart(group, on: connection, counting: &ran)
                try connection.commit()
                succeed(group, kept: kept)
            }
        } catch {
            connection.rollBack()
            // Those that had their turn are told; the others get theirs next.
            // When not even one could start, all are told.
            let told = ran == 0 ? group.count : ran
            queue.putBack(group.dropFirst(told))
            fail(group.prefix(told), error)
        }
    }

    /// Runs the writes one behind the other, without what it takes to undo one alone.
    ///
    /// - Returns: Whether none threw; otherwise what they did is undone.
    /// - Throws: ``DatabaseError`` when the whole group is lost.
    private func runTogether(
        _ group: [any QueuedWrite],
        on connection: SQLiteConnection,
        counting ran: inout Int
    ) throws(DatabaseError) -> Bool {
        try connection.begin()
        for write in group {
            ran += 1
            let refusal = write.run(on: connection)
            try requireTransaction(connection, after: refusal)
            guard refusal == nil else {
                connection.rollBack()
                return false
            }
        }
        return true
    }

    /// Runs the writes again, each so that it can be undone without the others.
    ///
    /// - Returns: How many did not throw.
    /// - Throws: ``DatabaseError`` when the whole group is lost.
    private func runApart(
        _ group: [any QueuedWrite],
        on connection: SQLiteConnection,
        counting ran: inout Int
    ) throws(DatabaseError) -> Int {
        ran = 0
        try connection.begin()
        var kept = 0
        for write in group {
            ran += 1
            try connection.execute("SAVEPOINT one_write")
            let refusal = write.run(on: connection)
            try requireTransaction(connection, after: refusal)
            if refusal != nil { try connection.execute("ROLLBACK TO one_write") }
            try connection.execute("RELEASE one_write")
            kept += refusal == nil ? 1 : 0
        }
        return kept
    }

    private func requireTransaction(
        _ connection: SQLiteConnection,
        after refusal: (any Error)?
    ) throws(DatabaseError) {
        guard !connection.isInTransaction else { return }
        throw refusal as? DatabaseError
            ?? DatabaseError(.programming, "a write has ended the transaction it shares")
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
