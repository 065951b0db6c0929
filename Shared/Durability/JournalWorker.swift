public import Database
public import FoundationEssentials

/// Carries out a journal's runs, and starts again what an earlier process left.
///
/// At every moment, received = running + waiting + done + quarantined.
public final class JournalWorker: Sendable {
    /// Carries out a run and returns its final result.
    public typealias Workflow = @Sendable (JournalRun) async throws -> Data

    /// What happens in the transaction that puts a run into quarantine: it may
    /// accept the run that tells somebody.
    public typealias Quarantined =
        @Sendable (QuarantinedRun, any SQLConnection) throws -> Void

    let store: JournalStore
    let workflows: [String: Workflow]
    let limits: JournalLimits
    let clock: JournalClock
    let observe: @Sendable (JournalEvent) -> Void
    let quarantined: Quarantined
    let roster: JournalRoster
    let waiters = JournalWaiters()
    private let alarm = JournalAlarm()

    /// Uses the tables of ``Journal/migrations``, which the caller has applied.
    ///
    /// - Parameters:
    ///   - database: Belongs to this worker's process alone.
    ///   - workflows: What carries out the runs of each kind.
    ///   - limits: How much at once, and for how long.
    ///   - clock: What time it is, and how to wait.
    ///   - observe: Told what happens, for logs and metrics; must not block.
    ///   - quarantined: Done once for each time that a run is put aside, and
    ///     durable with it.
    public init(
        database: any SQLDatabase,
        workflows: [String: Workflow],
        limits: JournalLimits = JournalLimits(),
        clock: JournalClock = .system,
        observe: @escaping @Sendable (JournalEvent) -> Void = { _ in },
        quarantined: @escaping Quarantined = { _, _ in }
    ) {
        store = JournalStore(database: database)
        self.workflows = workflows
        self.limits = limits
        self.clock = clock
        self.observe = observe
        self.quarantined = quarantined
        roster = JournalRoster(limits: limits)
    }

    /// Looks for runs at once, or as soon as there is room for one.
    ///
    /// Call it after a transaction that accepted runs. Those that nobody looks
    /// for are found too, later.
    public func look() {
        roster.wake()
    }

    /// Has a run carried out that was accepted just now, without reading it back.
    ///
    /// - Parameters:
    ///   - run: What ``Journal/enqueue(_:id:kind:payload:trace:at:notBefore:)``
    ///     returned, once that is durable.
    ///   - expected: What ``expect(_:)`` returned before it was accepted.
    public func submit(_ run: AcceptedRun, as expected: ExpectedRun) {
        submit(run, since: expected.looks)
    }

    func submit(_ run: AcceptedRun, since looks: Int) {
        if run.dueAt > clock.now().addingTimeInterval(0.001) {
            alarm.set(run.dueAt)
        } else if !roster.give(since: looks, { attempt(at: ClaimedRun(run)) }) {
            roster.wake()
        }
    }

    /// Carries out runs while the body runs, beginning with those that were left.
    ///
    /// When the body ends, no more runs begin; those that run have
    /// ``JournalLimits/drain`` to end and are then cancelled. When the task is
    /// cancelled, they are cancelled at once. Of a cancelled run is recorded what
    /// it knows, and it goes on when a worker starts on the same database.
    ///
    /// - Throws: What the body throws.
    public func run(while body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.work() }
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await body())
            } catch {
                outcome = .failure(error)
            }
            alarm.stop()
            roster.stop()
            group.addTask { try? await self.clock.sleep(self.limits.drain) }
            // Either all runs have ended, or their time is over.
            try await group.next()
            group.cancelAll()
            try await group.waitForAll()
            try outcome.get()
        }
    }

    private func work() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.watchClock() }
            group.addTask { await self.watchBeginnings() }
            roster.wake()
            var lastLook = Date.distantFuture
            while let call = await roster.nextCall() {
                for attempt in call.attempts { group.addTask { await self.carryOut(attempt) } }
                guard call.mustLook else { continue }
                lastLook = await heedClock(since: lastLook)
                let claim = await self.claim()
                for run in roster.endLook(claim) {
                    group.addTask { await self.carryOut(self.attempt(at: run)) }
                }
                if roster.hasRoom(forLeftOf: claim) { roster.wake() }
                alarm.set(nextLook(claim.nextDue))
            }
        }
    }

    /// Has fresh runs due again that a clock which was set back leaves in the
    /// future: they would wait until it is as late again.
    ///
    /// - Parameter lastLook: When this was called last.
    /// - Returns: When it was called now, or what it was given if it must be done again.
    private func heedClock(since lastLook: Date) async -> Date {
        let now = clock.now()
        guard now < lastLook else { return now }
        do {
            try await store.bringForward(at: now)
            return now
        } catch {
            observe(.notClaimed(reason: RecordedFailure(error).summary))
            return .distantFuture
        }
    }

    private func claim() async -> Claim {
        let room = roster.beginLook()
        guard room.runs > 0 else {
            // Not looked: somebody may have submitted more.
            return Claim(runs: [], leavesFresh: true, leavesRetries: true, nextDue: nil)
        }
        do {
            return try await store.claim(room, awaited: waiters.awaited, at: clock.now())
        } catch {
            observe(.notClaimed(reason: RecordedFailure(error).summary))
            let soon = clock.now().addingTimeInterval(limits.backoff.base)
            return Claim(runs: [], leavesFresh: false, leavesRetries: false, nextDue: soon)
        }
    }

    private func nextLook(_ nextDue: Date?) -> Date {
        let poll = clock.now().addingTimeInterval(limits.poll / .seconds(1))
        return min(nextDue ?? poll, poll)
    }

    /// Calls the worker whenever its alarm is due: one sleep for all that waits.
    private func watchClock() async {
        while !Task.isCancelled, let next = alarm.next() {
            guard let date = next.date else {
                try? await next.changed.value
                continue
            }
            let seconds = max(date.timeIntervalSince(clock.now()), 0.001)
            if await next.changed.value(within: .seconds(seconds), on: clock) == nil {
                alarm.clear()
                roster.wake()
            }
        }
    }
}
