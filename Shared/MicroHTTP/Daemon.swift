import CMicroHTTPD
import HTTP
import Runtime
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// libmicrohttpd, running in the thread of a loop.
///
/// Its callbacks get the ``ServerCore`` as context, without a reference of
/// their own: the daemon holds one and is stopped before it goes. A
/// connection's context is a retained ``Peer`` from its start to its close,
/// a request's is a retained ``Exchange`` from its request line to its
/// completion, both of which libmicrohttpd reports exactly once.
final class Daemon: LoopSource, Sendable {
    private let core: ServerCore

    /// The daemon's address; its functions are called in the loop's thread.
    private let address: Int
    private let descriptor: Int32

    /// When libmicrohttpd is to be called though nothing is ready: a moment of
    /// ``Moment``.
    private let nextCall = Atomic<Int64>(.max)

    /// More connections than the limit says, of which ``Reception`` takes care:
    /// it may be some ahead of the thread that counts.
    private static let spareConnections = 256

    init(core: ServerCore) throws(ListenError) {
        // Room for the head, for what libmicrohttpd notes about it, and for the
        // head of the answer, for which it would otherwise close the connection.
        let options = guichet_daemon_options(
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
        descriptor = guichet_daemon_descriptor(daemon)
        self.core = core
    }

    private var pointer: OpaquePointer? { OpaquePointer(bitPattern: address) }

    /// Begins to serve.
    func start() {
        core.loop.perform { thread in
            thread.add(self)
            thread.watch(self.descriptor, for: .readable, by: self)
        }
    }

    /// Serves a connection; in any thread.
    ///
    /// When it cannot be served, the socket is closed.
    func add(_ socket: Int32, _ address: sockaddr_storage, _ size: socklen_t) {
        core.peers.arriving.add(1, ordering: .relaxed)
        core.loop.perform { _ in
            withUnsafePointer(to: address) { address in
                address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    _ = MHD_add_connection(self.pointer, socket, address, size)
                }
            }
            self.core.peers.arriving.subtract(1, ordering: .relaxed)
            self.core.callDaemon()
        }
    }

    /// Closes what is still open.
    ///
    /// No request may be waiting for its handler, and nothing may be called
    /// afterwards.
    func stop() async {
        await withCheckedContinuation { stopped in
            core.loop.perform { thread in
                thread.remove(self)
                MHD_stop_daemon(self.pointer)
                stopped.resume()
            }
        }
    }

    // MARK: - In the loop's thread

    var due: Int64? {
        let moment = nextCall.load(ordering: .relaxed)
        return moment == .max ? nil : moment
    }

    func descriptorReady(_ descriptor: Int32, _ events: LoopEvents) {
        core.hasNews.store(true, ordering: .relaxed)
    }

    func turn() {
        let isDue = nextCall.load(ordering: .relaxed) <= Moment.now
        guard core.hasNews.exchange(false, ordering: .acquiring) || isDue else { return }
        MHD_run(pointer)
        let rest = guichet_daemon_rest(pointer)
        nextCall.store(rest < 0 ? .max : Moment.now + rest, ordering: .relaxed)
        // A connection has something left that no descriptor will tell of.
        if rest == 0 { core.callDaemon() }
    }
}
