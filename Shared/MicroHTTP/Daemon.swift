import CMicroHTTPD
import HTTP

#if canImport(Glibc)
import Glibc
#endif

/// libmicrohttpd, running.
///
/// Its callbacks get the ``ServerCore`` as context, without a reference of
/// their own: the daemon holds one and is stopped before it goes. A
/// connection's context is a retained ``Peer`` from its start to its close,
/// a request's is a retained ``Exchange`` from its request line to its
/// completion, both of which libmicrohttpd reports exactly once.
final class Daemon: Sendable {
    private let core: ServerCore

    /// The daemon's address; its functions may be called in any thread.
    private let address: Int

    /// More connections than the limit says, of which ``Reception`` takes care:
    /// it may be some ahead of the threads that count.
    private static let spareConnections = 256

    init(core: ServerCore) throws(ListenError) {
        // Room for the head, for what libmicrohttpd notes about it, and for the
        // head of the answer, for which it would otherwise close the connection.
        let options = guichet_daemon_options(
            threads: 2,
            connections: UInt32(core.limits.connections + Self.spareConnections),
            idle_seconds: UInt32(core.limits.idleSeconds),
            connection_memory: 2 * core.limits.headBytes
        )
        let callbacks = guichet_daemon_callbacks(
            context: Unmanaged.passUnretained(core).toOpaque(),
            access: Callbacks.access,
            uri: Callbacks.requestLine,
            completed: Callbacks.completed,
            connection: Callbacks.connection
        )
        guard let daemon = guichet_start_daemon(options, callbacks) else {
            throw ListenError(
                description: "the HTTP server cannot start: \(String(cString: strerror(errno)))"
            )
        }
        address = Int(bitPattern: daemon)
        self.core = core
    }

    /// Serves a connection, in the thread whose turn it is.
    ///
    /// When it cannot be served, the socket is closed.
    func add(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) {
        _ = MHD_add_connection(OpaquePointer(bitPattern: self.address), socket, address, size)
    }

    /// Closes what is still open and ends its threads.
    ///
    /// No request may be waiting for its handler, and nothing may be called
    /// afterwards.
    func stop() {
        MHD_stop_daemon(OpaquePointer(bitPattern: address))
    }
}
