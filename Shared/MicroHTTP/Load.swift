import Synchronization

/// What a server is doing at the moment, and whether it may end.
final class Load: Sendable {
    private struct State {
        var open = 0
        var running = 0

        /// Answers on the way from a handler to their connection.
        var leaving = 0
        var bodyBytes = 0
        var bodyDeadline = Peer.never
        var isDraining = false
        var isOver = false
        var drained: CheckedContinuation<Void, Never>?

        /// Ends the draining when nothing is left that touches a connection:
        /// from then on no request is let in.
        ///
        /// - Returns: Who waits for that, if somebody does.
        mutating func end() -> CheckedContinuation<Void, Never>? {
            guard let waiting = drained, open == 0, leaving == 0 else { return nil }
            isOver = true
            drained = nil
            return waiting
        }
    }

    private let state = Mutex(State())
    private let limits: HTTPServerLimits

    init(_ limits: HTTPServerLimits) {
        self.limits = limits
    }

    var isDraining: Bool { state.withLock { $0.isDraining } }

    /// A request's head has come.
    ///
    /// - Returns: False when the server is about to stop: the connection must
    ///   be closed, for libmicrohttpd may not be stopped while one waits for
    ///   its handler.
    func opened() -> Bool {
        state.withLock { state in
            guard !state.isOver else { return false }
            state.open += 1
            return true
        }
    }

    /// A request is over: answered, refused, or its client is gone.
    func closed() {
        let drained = state.withLock { state in
            state.open -= 1
            return state.end()
        }
        drained?.resume()
    }

    /// Whether one more handler may run; ``stopped()`` follows when it has, and
    /// ``delivered()`` once its connection has the answer.
    func started() -> Bool {
        state.withLock { state in
            guard state.running < limits.runningRequests else { return false }
            state.running += 1
            return true
        }
    }

    func stopped() {
        state.withLock { state in
            state.running -= 1
            state.leaving += 1
        }
    }

    /// The connection was resumed: the loop may have ended the request by now,
    /// but whoever woke it was still at work inside libmicrohttpd.
    func delivered() {
        let drained = state.withLock { state in
            state.leaving -= 1
            return state.end()
        }
        drained?.resume()
    }

    /// Whether a body may hold that much more memory; ``released(_:)`` gives
    /// it back.
    func reserved(_ bytes: Int) -> Bool {
        state.withLock { state in
            guard state.bodyBytes + bytes <= limits.bodyMemory else { return false }
            state.bodyBytes += bytes
            return true
        }
    }

    func released(_ bytes: Int) {
        state.withLock { $0.bodyBytes -= bytes }
    }

    /// The moment by which every body must have come, whenever it began.
    var bodyDeadline: Int64 { state.withLock { $0.bodyDeadline } }

    /// From here on every answer closes its connection.
    func drain() {
        let deadline = Moment.after(seconds: limits.drainBodySeconds)
        state.withLock { state in
            state.isDraining = true
            state.bodyDeadline = deadline
        }
    }

    /// Returns when no request is open; none is let in any more.
    ///
    /// Asked for once, after ``drain()``.
    func drained() async {
        await withCheckedContinuation { continuation in
            let waiting = state.withLock { state in
                state.drained = continuation
                return state.end()
            }
            waiting?.resume()
        }
    }
}
