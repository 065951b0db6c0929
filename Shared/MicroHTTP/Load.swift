import Synchronization

/// What a server is doing at the moment, and whether it may end.
final class Load: Sendable {
    private struct State {
        var open = 0
        var running = 0
        var bodyBytes = 0
        var bodyDeadline = Peer.never
        var isDraining = false
        var drained: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let limits: HTTPServerLimits

    init(_ limits: HTTPServerLimits) {
        self.limits = limits
    }

    var isDraining: Bool { state.withLock { $0.isDraining } }

    /// A request's head has come.
    func opened() {
        state.withLock { $0.open += 1 }
    }

    /// A request is over: answered, refused, or its client is gone.
    func closed() {
        let drained = state.withLock { state in
            state.open -= 1
            guard state.open == 0, state.isDraining else {
                return nil as CheckedContinuation<Void, Never>?
            }
            defer { state.drained = nil }
            return state.drained
        }
        drained?.resume()
    }

    /// Whether one more handler may run; ``stopped()`` follows when it has.
    func started() -> Bool {
        state.withLock { state in
            guard state.running < limits.runningRequests else { return false }
            state.running += 1
            return true
        }
    }

    func stopped() {
        state.withLock { $0.running -= 1 }
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

    /// Returns when no request is open.
    ///
    /// Asked for once, after ``drain()``.
    func drained() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                guard state.open > 0 else { return true }
                state.drained = continuation
                return false
            }
            if isIdle { continuation.resume() }
        }
    }
}
