import Synchronization

/// All open connections, for the watch over slow clients.
final class Peers: Sendable {
    private let open = Mutex<[ObjectIdentifier: Peer]>([:])

    /// Connections that were taken and that the loop has not got to yet.
    let arriving = Atomic(0)

    var count: Int { open.withLock { $0.count } + arriving.load(ordering: .relaxed) }

    func add(_ peer: Peer) {
        open.withLock { $0[ObjectIdentifier(peer)] = peer }
    }

    /// Forgets a connection; called before its socket is closed.
    func remove(_ peer: Peer) {
        open.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(peer)) }
    }

    /// Ends the connections whose time is up.
    ///
    /// It holds the lock throughout, so that no socket can be closed, and its
    /// number given to another connection, while it is shut down here.
    func expire(at now: Int64, bodyDeadline: Int64) {
        open.withLock { peers in
            for peer in peers.values { peer.expire(at: now, bodyDeadline: bodyDeadline) }
        }
    }
}
