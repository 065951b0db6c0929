import FoundationEssentials
import Synchronization

/// What a worker is called for.
struct WorkerCall: Sendable {
    var attempts: [RunAttempt] = []
    var mustLook = false
}

/// What a worker knows only in memory: which runs it has, and what it is called for.
final class JournalRoster: Sendable {
    private struct State: Sendable {
        var running: [RunID: (kind: String, isRetry: Bool)] = [:]

        /// Runs that begin without a look, and whether one is due.
        var call = WorkerCall()
        var called = Promise<Void>()

        /// Runs that begin and are not accepted yet, and what tells of the first.
        var begun: [RunAttempt] = []
        var hasBegun = Promise<Void>()

        /// Looks that have ended; what was given to the worker while one was made.
        var looks = 0
        var isLooking = false
        var givenMeanwhile: Set<RunID> = []

        /// Whether due runs were left, so that each end of a run wakes the worker.
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

    /// Begins a look: how many more runs there is room for.
    func beginLook() -> ClaimRoom {
        state.withLock { state in
            state.isLooking = true
            state.givenMeanwhile = []
            let retries = state.running.values.count { $0.isRetry }
            return ClaimRoom(
                runs: limits.concurrentRuns - state.running.count,
                retries: max(limits.concurrentRetries - retries, 0),
                taken: Set(state.running.keys)
            )
        }
    }

    /// Ends a look: its runs have their places, but for those that the worker
    /// was given while it looked, and those whose places such a one has taken.
    ///
    /// - Returns: Those that begin now.
    func endLook(_ claim: Claim) -> [ClaimedRun] {
        state.withLock { state in
            let found = claim.runs.filter { !state.givenMeanwhile.contains($0.id) }
            let starting = found.prefix(max(limits.concurrentRuns - state.running.count, 0))
            for run in starting { state.running[run.id] = (run.kind, run.isRetry) }
            state.leavesMore =
                claim.leavesFresh || claim.leavesRetries || starting.count < found.count
            state.isLooking = false
            state.looks += 1
            return Array(starting)
        }
    }

    /// How many looks have ended: what was accepted since the last one, none has found.
    var looks: Int { state.withLock { $0.looks } }

    /// Gives a new run a place without a look, if there is one, and nothing older
    /// waits for it.
    ///
    /// - Parameters:
    ///   - looks: How many had ended before it was accepted. When one more has, it
    ///     may have found the run, which may even be done.
    ///   - attempt: Its first attempt, which may start now.
    /// - Returns: Whether the run begins; otherwise a look must find it, once it
    ///   is accepted.
    func give(since looks: Int, _ attempt: () -> RunAttempt) -> Bool {
        let called: [Promise<Void>] = state.withLock { state in
            guard state.looks == looks, !state.leavesMore, !state.isStopping,
                state.running.count < limits.concurrentRuns
            else { return [] }
            let attempt = attempt()
            let run = attempt.run
            state.running[run.id] = (run.kind, false)
            if state.isLooking { state.givenMeanwhile.insert(run.id) }
            state.call.attempts.append(attempt)
            guard !attempt.isAccepted else { return [state.called] }
            state.begun.append(attempt)
            return [state.called, state.hasBegun]
        }
        for promise in called { promise.fulfil(()) }
        return !called.isEmpty
    }

    /// Takes the runs that have begun since the last time without being accepted.
    ///
    /// - Returns: These, and what tells when there is one more.
    func takeBegun() -> (attempts: [RunAttempt], next: Promise<Void>) {
        state.withLock { state in
            defer { state.begun = [] }
            if !state.isStopping { state.hasBegun = Promise() }
            return (state.begun, state.hasBegun)
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

    /// Waits until the worker is called.
    ///
    /// - Returns: What for, or nothing once it stops or its task is cancelled.
    func nextCall() async -> WorkerCall? {
        while !Task.isCancelled {
            switch turn() {
            case .stop: return nil
            case .work(let call): return call
            case .sleep(let called): try? await called.value
            }
        }
        return nil
    }

    private enum Turn {
        case stop
        case work(WorkerCall)
        case sleep(Promise<Void>)
    }

    private func turn() -> Turn {
        state.withLock { state in
            if state.isStopping {
                // They stay as they are recorded, for the next process.
                for attempt in state.call.attempts { state.running[attempt.run.id] = nil }
                state.call = WorkerCall()
                return .stop
            }
            guard state.call.attempts.isEmpty, !state.call.mustLook else {
                defer { state.call = WorkerCall() }
                return .work(state.call)
            }
            state.called = Promise()
            return .sleep(state.called)
        }
    }

    /// Calls the worker to look for runs.
    func wake() {
        state.withLock { state in
            state.call.mustLook = true
            return state.called
        }.fulfil(())
    }

    /// Whether a place has become free for runs that a look has left.
    func hasRoom(forLeftOf claim: Claim) -> Bool {
        state.withLock { state in
            guard state.running.count < limits.concurrentRuns else { return false }
            let retries = state.running.values.count { $0.isRetry }
            return claim.leavesFresh
                || claim.leavesRetries && retries < limits.concurrentRetries
        }
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    func stop() {
        state.withLock { state in
            state.isStopping = true
            return state.hasBegun
        }.fulfil(())
        wake()
    }
}
