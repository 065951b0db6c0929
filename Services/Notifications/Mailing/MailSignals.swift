import Contracts
import Durability
import FoundationEssentials
import Runtime
import Synchronization

/// How those who ask for mails and the queue that sends them tell each other.
final class MailSignals: Sendable {
    private struct State {
        var bell = Promise<Void>()
        var isRung = false
        var waits: [String: (promise: Promise<MailState>, waiters: Int)] = [:]
    }

    private let state = Mutex(State())
    private let clock: JournalClock

    init(clock: WallClock) {
        self.clock = JournalClock(clock)
    }

    /// Says that there is something in the queue.
    func ring() {
        let bell = state.withLock { state in
            state.isRung = true
            return state.bell
        }
        bell.fulfil(())
    }

    /// Waits until somebody rings, or has rung since the last wait.
    ///
    /// - Parameter seconds: At most so long; for ever when nothing.
    /// - Throws: `CancellationError`.
    func waitForRing(atMost seconds: Double?) async throws {
        let bell = state.withLock { state in
            if !state.isRung { state.bell = Promise() }
            state.isRung = false
            return state.bell
        }
        if let seconds {
            _ = await bell.value(within: .seconds(seconds), on: clock)
            try Task.checkCancellation()
        } else {
            try await bell.value
        }
    }

    /// Says what became of a mail that was handed over.
    func settled(_ key: String, _ settled: MailState) {
        state.withLock { $0.waits[key]?.promise }?.fulfil(settled)
    }

    /// Runs `body`, then waits until the mails that `body` names are handed over.
    ///
    /// What is settled while `body` runs counts.
    ///
    /// - Parameters:
    ///   - keys: All that `body` may name.
    ///   - seconds: At most so long, for all of them together.
    ///   - body: Asks for the mails, and names those to wait for.
    /// - Returns: What `body` returns, and what became of those that it named,
    ///   where that is known by then.
    /// - Throws: What `body` throws.
    func afterSettling<Result: Sendable>(
        _ keys: [String],
        atMost seconds: Double,
        _ body: () async throws -> (Result, awaited: Set<String>)
    ) async throws -> (Result, settled: [String: MailState]) {
        let promises = keys.map { ($0, join($0)) }
        defer { keys.forEach(leave) }
        let (result, awaited) = try await body()
        let wanted = promises.filter { awaited.contains($0.0) }
        if !wanted.isEmpty { await wait(for: wanted.map(\.1), atMost: seconds) }
        var settled: [String: MailState] = [:]
        for (key, promise) in wanted {
            settled[key] = await promise.value(within: .zero, on: clock)
        }
        return (result, settled)
    }

    private func wait(for promises: [Promise<MailState>], atMost seconds: Double) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Ended early by cancellation: the time is over.
                for promise in promises { _ = try? await promise.value }
            }
            group.addTask { [clock] in
                // Ended early by cancellation: all are settled.
                try? await clock.sleep(.seconds(seconds))
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func join(_ key: String) -> Promise<MailState> {
        state.withLock { state in
            var wait = state.waits[key] ?? (Promise(), 0)
            wait.waiters += 1
            state.waits[key] = wait
            return wait.promise
        }
    }

    private func leave(_ key: String) {
        state.withLock { state in
            guard let wait = state.waits[key] else { return }
            state.waits[key] = wait.waiters > 1 ? (wait.promise, wait.waiters - 1) : nil
        }
    }
}
