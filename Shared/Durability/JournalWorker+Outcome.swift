public import FoundationEssentials

extension JournalWorker {
    /// Waits for a run's final result.
    ///
    /// - Parameters:
    ///   - id: A run that was accepted.
    ///   - limit: How long to wait.
    /// - Returns: The result, or nothing when it takes longer, the run is
    ///   quarantined or unknown, or the task is cancelled.
    /// - Throws: `DatabaseError`.
    public func outcome(of id: RunID, within limit: Duration) async throws -> Data? {
        // First join, then look: whatever ends in between is not missed.
        let promise = waiters.join(id)
        defer { waiters.leave(id) }
        switch try await store.ending(of: id) {
        case .done(let result): return result
        case .quarantined, .unknown: return nil
        case .open: return await promise.value(within: limit, on: clock) ?? nil
        }
    }

    /// Begins to wait for a run that is about to be accepted.
    ///
    /// Nothing of such a run has to be read back:
    ///
    /// ```swift
    /// let expected = worker.expect(id)
    /// defer { worker.forget(expected) }
    /// let run = try await database.write { try Journal.enqueue($0, id: id, ...) }
    /// worker.submit(run, as: expected)
    /// let outcome = await worker.outcome(of: expected, within: .seconds(30))
    /// ```
    ///
    /// - Returns: What the run is submitted as; ``forget(_:)`` it in any case.
    public func expect(_ id: RunID) -> ExpectedRun {
        ExpectedRun(id: id, promise: waiters.join(id), looks: roster.looks)
    }

    public func forget(_ expected: ExpectedRun) {
        waiters.leave(expected.id)
    }

    /// Waits for the result of a run that was submitted.
    ///
    /// - Parameters:
    ///   - expected: The run.
    ///   - limit: How long to wait.
    /// - Returns: The result, or how far the run is.
    public func outcome(of expected: ExpectedRun, within limit: Duration) async -> RunOutcome {
        switch await expected.promise.value(within: limit, on: clock) {
        case .some(.some(let result)): .done(result)
        case .some(.none): .quarantined
        case .none: .open(roster.isRunning(expected.id) ? .running : .waiting)
        }
    }
}

/// A run that is about to be accepted, and whoever waits for its result.
public struct ExpectedRun: Sendable {
    let id: RunID
    let promise: Promise<Data?>

    /// How many looks had ended before it was accepted.
    let looks: Int
}

/// What has become of a run.
public enum RunOutcome: Sendable, Hashable {
    case done(Data)
    case quarantined

    /// It is not over: running or waiting.
    case open(RunState)
}
