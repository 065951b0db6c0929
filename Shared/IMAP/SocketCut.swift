internal import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Ends what another thread waits for at a socket: a connection being made, a
/// read, a write.
///
/// It holds the socket by a descriptor of its own, so that it never touches a
/// number that has become another's.
final class SocketCut: Sendable {
    private struct State {
        var descriptor: Int32?
        var isCut = false
    }

    private let state = Mutex(State())

    deinit { release() }

    /// Forgets earlier cuts: they were meant for whoever waited then.
    func renew() {
        state.withLock { $0.isCut = false }
    }

    /// Holds a socket; one that comes after the cut is cut at once.
    ///
    /// - Returns: False when there is no descriptor left to hold it by.
    func hold(_ socket: Int32) -> Bool {
        let own = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        guard own >= 0 else { return false }
        let former = state.withLock { state in
            if state.isCut { _ = shutdown(own, Int32(SHUT_RDWR)) }
            defer { state.descriptor = own }
            return state.descriptor
        }
        if let former { close(former) }
        return true
    }

    func release() {
        let former = state.withLock { state in
            defer { state.descriptor = nil }
            return state.descriptor
        }
        if let former { close(former) }
    }

    func cut() {
        state.withLock { state in
            state.isCut = true
            if let descriptor = state.descriptor { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }
}
