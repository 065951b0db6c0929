import Dispatch
import Synchronization

extension BlockingQueue {
    /// Runs a blocking call, and waits for it no longer than `seconds`, or until
    /// the task is cancelled.
    ///
    /// A call that cannot be cut short goes on by itself until it returns; one
    /// that had not begun when the wait was over is left out.
    ///
    /// - Throws: ``Deadline/Passed`` when the time was up first,
    ///   `CancellationError`, or what `body` throws.
    public func run<Result: Sendable>(
        within seconds: Double,
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let waiting = Waiting<Result>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard waiting.begin(continuation) else { return }
                enqueue {
                    guard !waiting.isOver else { return }
                    waiting.end(Swift.Result { try body() })
                }
                DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
                    waiting.end(.failure(Deadline.Passed()))
                }
            }
        } onCancel: {
            waiting.end(.failure(CancellationError()))
        }
    }
}

/// A task that waits for whichever comes first.
private final class Waiting<Value: Sendable>: Sendable {
    private enum State {
        case fresh
        case waiting(CheckedContinuation<Value, any Error>)
        case over
    }

    private let state = Mutex(State.fresh)

    var isOver: Bool {
        state.withLock { if case .over = $0 { true } else { false } }
    }

    /// Begins the wait, unless the task was cancelled before.
    func begin(_ continuation: CheckedContinuation<Value, any Error>) -> Bool {
        let begins = state.withLock { state in
            guard case .fresh = state else { return false }
            state = .waiting(continuation)
            return true
        }
        if !begins { continuation.resume(throwing: CancellationError()) }
        return begins
    }

    func end(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            defer { state = .over }
            if case .waiting(let continuation) = state { return continuation }
            return nil
        }
        waiting?.resume(with: result)
    }
}
