import CMicroHTTPD
import HTTP
import Synchronization

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

    /// The listening socket, once it takes no more connections.
    private let quiesced = Atomic<Int32>(-1)

    init(on listening: ListeningSocket, core: ServerCore) throws(ListenError) {
        // Room for the head, for what libmicrohttpd notes about it, and for the
        // head of the answer, for which it would otherwise close the connection.
        let options = guichet_daemon_options(
            listening_socket: listening.descriptor,
            threads: 2,
            connections: UInt32(core.limits.connections),
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
            close(listening.descriptor)
            throw ListenError(
                description: "the HTTP server cannot start: \(String(cString: strerror(errno)))"
            )
        }
        address = Int(bitPattern: daemon)
        self.core = core
    }

    /// Takes no further connections: they are refused from now on.
    ///
    /// The socket is shut down and stays open: the daemon's threads have yet to
    /// take it out of their epoll sets, and libmicrohttpd ends the process when
    /// it finds it closed by then.
    func stopAccepting() {
        let listening = MHD_quiesce_daemon(OpaquePointer(bitPattern: address))
        guard listening >= 0 else { return }
        SocketEnd.shutDown(listening)
        quiesced.store(listening, ordering: .relaxed)
    }

    /// Closes what is still open and ends its threads.
    ///
    /// No request may be waiting for its handler, and nothing may be called
    /// afterwards.
    func stop() {
        MHD_stop_daemon(OpaquePointer(bitPattern: address))
        let listening = quiesced.exchange(-1, ordering: .relaxed)
        if listening >= 0 { close(listening) }
    }
}
