public import FoundationEssentials
import Runtime

extension JournalWorker {
    /// How many runs of each kind are where.
    ///
    /// Read from kept counts and an index over the open runs: the cost grows
    /// with the backlog, not with what is done.
    ///
    /// - Throws: `DatabaseError`.
    public func counts() async throws -> [String: RunCounts] {
        var counts = try await store.counts()
        for kind in workflows.keys where counts[kind] == nil { counts[kind] = RunCounts() }
        for (kind, running) in roster.runningCounts {
            // A run that has just ended or begun may be counted on one side only.
            let moved = min(running, counts[kind]?.waiting ?? 0)
            counts[kind]?.running = moved
            counts[kind]?.waiting -= moved
        }
        return counts
    }

    /// The runs in a state, the newest first.
    ///
    /// - Parameters:
    ///   - state: Only those in this state; any state otherwise.
    ///   - kind: Only those of this kind; any kind otherwise.
    ///   - limit: How many at most.
    ///   - before: The last run of the page before.
    /// - Returns: The next page.
    /// - Throws: `DatabaseError`.
    public func list(
        state: RunState? = nil,
        kind: String? = nil,
        limit: Int = 100,
        before: RunID? = nil
    ) async throws -> [RunSummary] {
        let running = roster.runningIDs
        let states = state.map { [$0] } ?? [.waiting, .done, .quarantined]
        var found: [RunSummary] = []
        for stored in Set(states.map(\.stored)) {
            let some = try await store.list(
                stored,
                kind: kind,
                limit: limit + running.count,
                before: before
            )
            found += some.map { $0.known(asRunning: running.contains($0.id)) }
        }
        let wanted = found.filter { state == nil || $0.state == state }
        return Array(wanted.sorted(by: RunSummary.isNewer).prefix(limit))
    }

    /// A run with its recorded steps, if there is one of that name.
    ///
    /// - Throws: `DatabaseError`.
    public func show(_ id: RunID) async throws -> RunDetails? {
        try await store.show(id)?.known(asRunning: roster.isRunning(id))
    }

    /// Has a quarantined or waiting run tried again now, with all its attempts.
    ///
    /// - Returns: Whether there is such a run, and it is not running already.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func retry(_ id: RunID) async throws -> Bool {
        guard !roster.isRunning(id), try await store.reopen(id, at: clock.now()) else {
            return false
        }
        roster.wake()
        return true
    }

    /// Deletes the runs that were done before a date, with their steps.
    ///
    /// They stay in the counts.
    ///
    /// - Parameters:
    ///   - date: What was done before it is deleted.
    ///   - batch: How many in one transaction, so that other writes are not held up.
    /// - Returns: How many were deleted.
    /// - Throws: `DatabaseError`, or `CancellationError` between two batches.
    @discardableResult
    public func purge(doneBefore date: Date, batch: Int = 100) async throws -> Int {
        try await Portions.work { try await store.purge(doneBefore: date, atMost: batch) }
    }
}
