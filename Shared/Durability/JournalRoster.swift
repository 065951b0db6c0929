import FoundationEssentials
import Synchronization

/// What a worker is called for.
struct WorkerCall: Sendable {
    var runs: [ClaimedRun] = []
    var mustLook = false
}

/// What a worker knows only in memory: which runs it has, and who waits for them.
final class JournalRoster: Sendable {
    private struct Waiters: Sendable {
        let promise = Promise<Data?>()
        var count = 0
    }

    private struct State: Sendable {
        var running: [RunID: (kind: String, isRetry: Bool)] = [:]
        var waiters: [RunID: Waiters] = [:]

        /// Runs that begin without a look, and whether one is due.
        var call = WorkerCall()
        var called = Promise<Void>()

        /// Looks that have ended; what was given to the worker while one was made.
        var looks = 0
        var isLooking = false
        var givenMeanwhile: Set<RunID> = []

        /// When the clock calls for the next look; nothing while one is due or made.
        var alarm: Date?
        var alarmChanged = Promise<Void>()

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

    /// Gives a run that was accepted just now a place without a look, if there is
    /// one, and nothing older waits for it.
    ///
    /// - Parameters:
    ///   - run: It may start now.
    ///   - looks: How many had ended before it was accepted. When one more has, it
    ///     may have found the run, which may even be done.
    /// - Returns: Whether the run begins; otherwise a look must find it.
    func give(_ run: AcceptedRun, since looks: Int) -> Bool {
        let called: Promise<Void>? = state.withLock { state in
            guard state.looks == looks, !state.leavesMore, !state.isStopping,
                state.running.count < limits.concurrentRuns
            else { return nil }
            state.running[run.id] = (run.kind, false)
            if state.isLooking { state.givenMeanwhile.insert(run.id) }
            state.call.runs.append(ClaimedRun(run))
            return state.called
        }
        called?.fulfil(())
        return called != nil
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
                for run in state.call.runs { state.running[run.id] = nil }
                state.call = WorkerCall()
                return .stop
            }
            guard state.call.runs.isEmpty, !state.call.mustLook else {
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
        let changed = state.withLock { state in
            state.isStopping = true
            return state.alarmChanged
        }
        changed.fulfil(())
        wake()
    }

    // MARK: The clock

    /// Has the clock call for a look at a date, or earlier when it would anyway.
    func setAlarm(_ date: Date) {
        let changed: Promise<Void>? = state.withLock { state in
            if let alarm = state.alarm, alarm <= date { return nil }
            state.alarm = date
            return state.alarmChanged
        }
        changed?.fulfil(())
    }

    /// When to call, and what tells that this has changed; nothing once the worker stops.
    func nextAlarm() -> (date: Date?, changed: Promise<Void>)? {
        state.withLock { state in
            guard !state.isStopping else { return nil }
            state.alarmChanged = Promise()
            return (state.alarm, state.alarmChanged)
        }
    }

    func ring() {
        state.withLock { $0.alarm = nil }
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
