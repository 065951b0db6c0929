import Database
import Synchronization

/// A write that waits for its group, whatever it returns.
protocol QueuedWrite: AnyObject, Sendable {
    /// Runs the closure and keeps its result back until the group is durable.
    ///
    /// - Returns: What the closure threw, so that its changes are undone.
    func run(on connection: SQLiteConnection) -> (any Error)?

    /// Gives the caller what the closure returned or threw in its last run.
    func settle()

    /// Gives the caller an error instead.
    func fail(_ error: DatabaseError)
}

/// A caller's closure, and the caller who waits for its outcome.
final class Write<Value: Sendable>: QueuedWrite {
    private let body: @Sendable (any SQLConnection) throws -> Value
    private let caller: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value,
        for caller: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.caller = caller
    }

    func run(on connection: SQLiteConnection) -> (any Error)? {
        let result = Result { try body(connection) }
        self.result.withLock { $0 = result }
        guard case .failure(let error) = result else { return nil }
        return error
    }

    func settle() {
        // A group is settled after each of its writes has run.
        let missing = DatabaseError(.programming, "a write was settled before it ran")
        caller.resume(with: result.withLock { $0 } ?? .failure(missing))
    }

    func fail(_ error: DatabaseError) {
        caller.resume(throwing: error)
    }
}
