import Dispatch
import Synchronization

extension BlockingQueue {
    /// Runs a blocking call, and waits for it no longer than `seconds`.
    ///
    /// A call that cannot be cut short goes on by itself until it returns; one
    /// that had not begun when the time was up is left out.
    ///
    /// - Throws: ``Deadline/Passed`` when the time was up first, or what `body`
    ///   throws.
    public func run<Result: Sendable>(
        within seconds: Double,
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let waiting = Waiting(continuation)
            enqueue {
                guard !waiting.isOver else { return }
                waiting.end(Swift.Result { try body() })
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
                waiting.end(.failure(Deadline.Passed()))
            }
        }
    }
}

/// A task that waits for whichever comes first.
private final class Waiting<Result: Sendable>: Sendable {
    private let continuation: Mutex<CheckedContinuation<Result, any Error>?>

    init(_ continuation: CheckedContinuation<Result, any Error>) {
        self.continuation = Mutex(continuation)
    }

    var isOver: Bool { continuation.withLock { $0 == nil } }

    func end(_ result: Swift.Result<Result, any Error>) {
        let waiting = continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(with: result)
    }
}
