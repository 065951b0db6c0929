import Database
import Synchronization

/// A write that waits for its group, whatever it returns.
protocol QueuedWrite: AnyObject, Sendable {
    /// Runs the closure and keeps its result back until the group is durable.
    ///
    /// - Returns: What the closure threw, so that its changes are undone.
    func run(on connection: SQLiteConnection) -> (any Error)?

    /// Gives the caller what the closure returned or threw.
    func settle()

    /// Gives the caller an error instead.
    func fail(_ error: DatabaseError)
}

/// A caller's closure and, in the end, its outcome.
final class Write<Value: Sendable>: QueuedWrite {
    private enum State: Sendable {
        case waiting
        case ran(Result<Value, any Error>)
        case settled(Result<Value, any Error>)
    }

    private let body: @Sendable (any SQLConnection) throws -> Value
    private let state = Mutex(State.waiting)

    init(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) {
        self.body = body
    }

    /// What the caller is told, once it is certain.
    var outcome: Result<Value, any Error>? {
        state.withLock { state in
            if case .settled(let result) = state { result } else { nil }
        }
    }

    func run(on connection: SQLiteConnection) -> (any Error)? {
        let result = Result { try body(connection) }
        state.withLock { $0 = .ran(result) }
        guard case .failure(let error) = result else { return nil }
        return error
    }

    func settle() {
        state.withLock { state in
            if case .ran(let result) = state { state = .settled(result) }
        }
    }

    func fail(_ error: DatabaseError) {
        state.withLock { $0 = .settled(.failure(error)) }
    }
}
