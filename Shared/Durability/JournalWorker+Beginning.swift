public import Database

extension JournalWorker {
    /// Begins a run before it is accepted, and accepts it with its first commit.
    ///
    /// The workflow computes at once. Before its first effect one transaction
    /// makes both durable: that the run is accepted, and what was computed. When
    /// that takes longer than ``JournalLimits/acceptanceDelay``, or the attempt
    /// ends before, the run is accepted by itself, and goes on as any other.
    /// A process that dies before leaves nothing of the run: nothing has happened
    /// then, and nobody was told that it is kept.
    ///
    /// Only for while the worker runs.
    ///
    /// - Parameters:
    ///   - run: A run that may start now.
    ///   - expected: What ``expect(_:)`` returned for it.
    ///   - keeping: What is kept in the transaction that accepts the run, and
    ///     before it. It may be called more than once, when that fails. When it
    ///     throws, the run is not accepted, and nothing is left of it.
    /// - Returns: Whether the run was accepted, and is durable. Nothing has
    ///   happened when not: there is no free place, or others wait for one.
    /// - Throws: `DatabaseError` or what `keeping` throws: the run is not
    ///   accepted. `CancellationError`: it may be.
    public func begin(
        _ run: AcceptedRun,
        as expected: ExpectedRun,
        keeping: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async throws -> Bool {
        let acceptance = RunAcceptance(run: run, keeping: keeping)
        let isBegun = roster.give(since: expected.looks) {
            attempt(at: ClaimedRun(run), acceptance)
        }
        guard isBegun else { return false }
        try await acceptance.outcome.value.get()
        return true
    }

    /// Accepts by themselves the runs whose first commit is long in coming.
    ///
    /// One sleep does for all of them. Once the worker stops, all are accepted
    /// that are left.
    func watchBeginnings() async {
        await withDiscardingTaskGroup { group in
            var earlier: [RunAttempt] = []
            while !Task.isCancelled, !roster.isStopping {
                let begun = roster.takeBegun()
                for attempt in earlier where attempt.pages.awaitAcceptance {
                    group.addTask { await self.accept(attempt) }
                }
                earlier = begun.attempts
                if earlier.isEmpty { try? await begun.next.value }
                try? await clock.sleep(limits.acceptanceDelay)
            }
            // From here on none may begin: nobody would accept it.
            roster.stop()
            for attempt in earlier + roster.takeBegun().attempts {
                group.addTask { await self.accept(attempt) }
            }
        }
    }

    private func accept(_ attempt: RunAttempt) async {
        // Why it is not accepted is told to who began it.
        try? await attempt.pages.accept()
    }
}
