import Database
import FoundationEssentials

extension JournalWorker {
    /// A run's next attempt.
    ///
    /// - Parameters:
    ///   - run: With what is recorded of it.
    ///   - acceptance: Accepts the run with its first commit, when nothing has yet.
    /// - Returns: The attempt, which is still to be made.
    func attempt(at run: ClaimedRun, _ acceptance: RunAcceptance? = nil) -> RunAttempt {
        let pages = JournalPages(recorded: run.steps, acceptance: acceptance) { [self] page in
            let looks = roster.looks
            for run in try await store.record(page, of: run.id, at: clock.now()) {
                submit(run, since: looks)
            }
        }
        return RunAttempt(run: run, isAccepted: acceptance == nil, pages: pages)
    }

    /// Makes an attempt at a run and records how it ended.
    func carryOut(_ attempt: RunAttempt) async {
        let (claimed, pages) = (attempt.run, attempt.pages)
        // SQL of the last steps may hold the run, which holds its steps.
        defer { pages.discardPending() }
        observe(.started(claimed.id, kind: claimed.kind, attempt: claimed.failures + 1))
        let settlement = await ending(of: attempt)
        do {
            try await pages.accept()
        } catch {
            // Who began the run hears of it; nothing of it is kept that could be settled.
            return roster.finish(claimed.id, wakes: false)
        }
        guard let settlement else {
            // What goes on may be another version, with other settings: what this one
            // knows is not to be found out again. What cannot be written now is.
            try? await pages.saveAll()
            observe(.interrupted(claimed.id, kind: claimed.kind))
            return roster.finish(claimed.id, wakes: false)
        }
        guard let recorded = await settle(claimed, as: settlement, pages) else {
            return roster.finish(claimed.id, wakes: false)
        }
        roster.finish(claimed.id, wakes: recorded.isUnfinished)
        tell(claimed, recorded)
    }

    /// Carries out the workflow, and returns nothing when the process is stopping.
    private func ending(of attempt: RunAttempt) async -> Settlement? {
        let run = attempt.run
        do {
            guard let workflow = workflows[run.kind] else {
                throw JournalError.unknownKind(run.kind)
            }
            return .done(try await workflow(JournalRun(run, pages: attempt.pages)))
        } catch {
            // What a cancelled workflow throws says nothing about the run.
            return Task.isCancelled ? nil : settlement(of: run, after: error)
        }
    }

    private func settlement(of claimed: ClaimedRun, after error: any Error) -> Settlement {
        let failure = RecordedFailure(error)
        let failures = claimed.failures + 1
        switch failure.decision {
        case .quarantine:
            return .quarantined(failures: failures, reason: failure.summary)
        case .retry where failures >= limits.attempts:
            return .quarantined(
                failures: failures,
                reason: "gave up after \(failures) attempts: \(failure.summary)"
            )
        case .retry(let after):
            // What a service asks for comes from outside: it may be absurd.
            let asked = after.map { $0 > 0 ? min($0, limits.longestRetryAfter) : 0 } ?? 0
            let delay = asked + limits.backoff.delay(afterFailure: failures)
            return .waiting(
                failures: failures,
                until: clock.now().addingTimeInterval(delay),
                reason: failure.summary
            )
        }
    }

    /// Records how the attempt ended, however long the database cannot be written.
    ///
    /// The run keeps its place meanwhile, so that it is not carried out again.
    ///
    /// Only a refusal that no waiting mends ends it: ``tellEnding(of:)``.
    ///
    /// - Returns: What was recorded, or nothing when the process is stopping,
    ///   or the database refuses for good.
    private func settle(
        _ claimed: ClaimedRun,
        as wanted: Settlement,
        _ pages: JournalPages
    ) async -> Settlement? {
        var settlement = wanted
        var failures = 0
        while true {
            let isRefused: Bool
            let looks = roster.looks
            do {
                let accepted = try await store.settle(
                    claimed,
                    as: settlement,
                    with: pages.pending,
                    at: clock.now(),
                    quarantined: quarantined
                )
                for run in accepted { submit(run, since: looks) }
                return settlement
            } catch {
                let failure = RecordedFailure(error)
                observe(.notRecorded(claimed.id, kind: claimed.kind, reason: failure.summary))
                if !isUnavailable(error), !pages.pending.isEmpty {
                    // The workflow's own SQL is refused: the attempt has failed, and
                    // its last results go. Effects are called again under their keys.
                    pages.discardPending()
                    settlement = self.settlement(of: claimed, after: error)
                    continue
                }
                if !isUnavailable(error), await tellEnding(of: claimed.id) { return nil }
                isRefused = !isUnavailable(error)
            }
            failures += 1
            do {
                try await clock.sleep(.seconds(limits.backoff.delay(afterFailure: failures)))
            } catch {
                observe(.interrupted(claimed.id, kind: claimed.kind))
                return nil
            }
            // The run is still open: after this pause it is claimed again.
            if isRefused { return nil }
        }
    }

    /// Tells those who wait how a run has ended, if it has: its ending may
    /// have been recorded although the answer to that was lost.
    private func tellEnding(of id: RunID) async -> Bool {
        switch try? await store.ending(of: id) {
        case .done(let result): waiters.tell(id, result)
        case .quarantined, .unknown: waiters.tell(id, nil)
        case .open, nil: return false
        }
        return true
    }

    private func isUnavailable(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.isRetryable ?? false
    }

    /// Tells the log, and those who wait for the result.
    private func tell(_ run: ClaimedRun, _ settlement: Settlement) {
        switch settlement {
        case .done(let result):
            observe(.done(run.id, kind: run.kind))
            waiters.tell(run.id, result)
        case .waiting(let failures, let due, let reason):
            observe(
                .waiting(run.id, kind: run.kind, attempt: failures, until: due, reason: reason)
            )
        case .quarantined(_, let reason):
            observe(.quarantined(run.id, kind: run.kind, reason: reason))
            waiters.tell(run.id, nil)
        }
    }
}
