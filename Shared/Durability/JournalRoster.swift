import FoundationEssentials
import Synchronization

/// What a worker knows only in memory: which runs it has, and who waits for them.
final class JournalRoster: Sendable {
    private struct Waiters: Sendable {
        let promise = Promise<Data?>()
        var count = 0
    }

    private struct State: Sendable {
        var running: [RunID: (kind: String, isRetry: Bool)] = [:]
        var waiters: [RunID: Waiters] = [:]
        var wake = Promise<Void>()
        var leavesMore = false
        var isStopping = false
    }

    private let state = Mutex(State())
    private let limits: JournalLimits

    init(limits: JournalLimits) {
        self.limits = limits
    }

    // MARK: Runs

    /// The runs at this moment, by kind.
    var runningCounts: [String: Int] {
        state.withLock { state in
            state.running.values.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
        }
    }

    var runningIDs: Set<RunID> { state.withLock { Set($0.running.keys) } }

    func isRunning(_ id: RunID) -> Bool { state.withLock { $0.running[id] != nil } }

    /// How many more runs there is room for.
    var room: ClaimRoom {
        state.withLock { state in
            let retries = state.running.values.count { $0.isRetry }
            return ClaimRoom(
                runs: limits.concurrentRuns - state.running.count,
                retries: max(limits.concurrentRetries - retries, 0),
                taken: Set(state.running.keys)
            )
        }
    }

    func start(_ runs: [ClaimedRun]) {
        state.withLock { state in
            for run in runs { state.running[run.id] = (run.kind, run.isRetry) }
        }
    }

    /// Frees the place of a run, and wakes the worker when another can have it.
    ///
    /// - Parameters:
    ///   - id: The run that has ended or waits.
    ///   - wakes: Whether to wake the worker in any case.
    func finish(_ id: RunID, wakes: Bool) {
        let mustWake = state.withLock { state in
            state.running[id] = nil
            return wakes || state.leavesMore
        }
        if mustWake { wake() }
    }

    // MARK: The worker's sleep

    /// What ends the next sleep: made before looking for runs, so that no call is missed.
    func nextWake() -> Promise<Void> {
        state.withLock { state in
            state.wake = Promise()
            return state.wake
        }
    }

    func wake() {
        state.withLock { $0.wake }.fulfil(())
    }

    /// Notes whether due runs were left, so that each end of a run wakes the worker.
    ///
    /// - Returns: Whether a place has become free for them in the meantime.
    func noteLeft(by claim: Claim) -> Bool {
        state.withLock { state in
            state.leavesMore = claim.leavesFresh || claim.leavesRetries
            guard state.running.count < limits.concurrentRuns else { return false }
            let retries = state.running.values.count { $0.isRetry }
            return claim.leavesFresh
                || claim.leavesRetries && retries < limits.concurrentRetries
        }
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    func stop() {
        state.withLock { $0.isStopping = true }
        wake()
    }

    // MARK: Those who wait for a result

    /// The runs that somebody waits for and nobody carries out yet.
    var awaited: [RunID] {
        state.withLock { state in state.waiters.keys.filter { state.running[$0] == nil } }
    }

    /// Joins those who wait for a run; everybody who joins leaves.
    func join(_ id: RunID) -> Promise<Data?> {
        state.withLock { state in
            var waiters = state.waiters[id] ?? Waiters()
            waiters.count += 1
            state.waiters[id] = waiters
            return waiters.promise
        }
    }

    func leave(_ id: RunID) {
        state.withLock { state in
            state.waiters[id]?.count -= 1
            if state.waiters[id]?.count == 0 { state.waiters[id] = nil }
        }
    }

    /// Tells them the result, or that there will be none.
    func tell(_ id: RunID, _ result: Data?) {
        state.withLock { $0.waiters[id]?.promise }?.fulfil(result)
    }
}
