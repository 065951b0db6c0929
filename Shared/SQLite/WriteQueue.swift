import Database
import Synchronization

/// The writes that have arrived and wait for the next commit.
final class WriteQueue: Sendable {
    private struct State: Sendable {
        var writes: [any QueuedWrite] = []

        /// Whether the writer is at work, and will look again before it rests.
        var isDrained = false
        var isClosed = false
        var statistics = DatabaseStatistics()
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// What has been done so far.
    var statistics: DatabaseStatistics {
        state.withLock { state in
            var statistics = state.statistics
            statistics.queued = state.writes.count
            return statistics
        }
    }

    /// Puts a write at the end.
    ///
    /// - Returns: Whether the writer rests and must be called.
    /// - Throws: ``DatabaseError``, `busy` when too many wait, `unavailable` once closed.
    func append(_ write: any QueuedWrite) throws(DatabaseError) -> Bool {
        try state.withLock { state throws(DatabaseError) in
            guard !state.isClosed else {
                throw DatabaseError(.unavailable, "the database is closed")
            }
            guard state.writes.count < capacity else {
                throw DatabaseError(.busy, "\(capacity) writes wait already")
            }
            state.writes.append(write)
            defer { state.isDrained = true }
            return !state.isDrained
        }
    }

    /// Takes what has arrived, the first ones first; with nothing left the writer rests.
    func take(atMost count: Int) -> [any QueuedWrite] {
        state.withLock { state in
            let taken = Array(state.writes.prefix(count))
            state.writes.removeFirst(taken.count)
            state.isDrained = !taken.isEmpty
            return taken
        }
    }

    /// Puts writes that did not run back to the front.
    func putBack(_ writes: some Sequence<any QueuedWrite>) {
        state.withLock { $0.writes.insert(contentsOf: Array(writes), at: 0) }
    }

    /// Refuses what comes from now on.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    func count(_ change: @Sendable (inout DatabaseStatistics) -> Void) {
        state.withLock { change(&$0.statistics) }
    }
}
