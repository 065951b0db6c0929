import CMicroHTTPD
import HTTP
import Synchronization

/// The place where a handler, running as a task, leaves its answer for
/// libmicrohttpd.
///
/// The connection waits suspended. Its pointer is only kept while it is: a
/// suspended connection is neither closed nor freed by libmicrohttpd, and
/// it may be resumed from any thread.
final class PendingAnswer: Sendable {
    private enum State {
        case awaited
        case suspended(OpaquePointer)
        case ready(Response)
    }

    private let core: ServerCore
    private let state = Mutex(State.awaited)

    init(_ core: ServerCore) {
        self.core = core
    }

    /// Leaves the answer; called once.
    func fulfil(_ response: Response) {
        let connection = state.withLock { state -> Int? in
            defer { state = .ready(response) }
            guard case .suspended(let connection) = state else { return nil }
            return Int(bitPattern: connection)
        }
        if let connection { core.resume(OpaquePointer(bitPattern: connection)) }
    }

    /// The answer, or nothing and then the connection is suspended until it
    /// is there.
    ///
    /// Called in the loop's thread.
    func take(orSuspend connection: OpaquePointer) -> Response? {
        let address = Int(bitPattern: connection)
        return state.withLock { state in
            if case .ready(let response) = state { return response }
            guard let connection = OpaquePointer(bitPattern: address) else { return nil }
            MHD_suspend_connection(connection)
            state = .suspended(connection)
            return nil
        }
    }
}
