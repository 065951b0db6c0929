import Synchronization

/// A value that many tasks may wait for, each until it is cancelled.
public final class Promise<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var value: Value?
        var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
        var lastWaiter = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Gives the value to everybody who waits and will wait; only the first one counts.
    public func fulfil(_ value: Value) {
        let waiters = state.withLock { state in
            if state.value == nil { state.value = value }
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: value) }
    }

    /// The value, once there is one.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    public var value: Value {
        get async throws {
            let number = state.withLock { state in
                state.lastWaiter += 1
                return state.lastWaiter
            }
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { wait(number, $0) }
            } onCancel: {
                let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
                waiter?.resume(throwing: CancellationError())
            }
        }
    }

    private func wait(_ number: Int, _ continuation: CheckedContinuation<Value, any Error>) {
        let outcome: Result<Value, any Error>? = state.withLock { state in
            if let value = state.value { return .success(value) }
            // A cancellation before this line found no waiter to remove.
            if Task.isCancelled { return .failure(CancellationError()) }
            state.waiters[number] = continuation
            return nil
        }
        if let outcome { continuation.resume(with: outcome) }
    }

    /// The value, or nothing when it takes longer than this or the task is cancelled.
    public func value(within limit: Duration, on clock: JournalClock) async -> Value? {
        if let value = state.withLock({ $0.value }) { return value }
        guard limit > .zero else { return nil }
        return await withTaskGroup(of: Value?.self) { group in
            group.addImmediateTask { try? await self.value }
            group.addImmediateTask {
                // Ended early by cancellation: the value is there, or no longer wanted.
                try? await clock.sleep(limit)
                return nil
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? nil
        }
    }
}
