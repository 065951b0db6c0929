import Dispatch
public import HTTP
public import Observability
public import Runtime
import Synchronization

/// An HTTP/1.1 server over libmicrohttpd.
///
/// It works in the loop that it is run on, or has one of its own. It listens
/// while it runs. Told to stop, it takes no further connections,
/// answers the requests that have come, and returns when all are answered.
public final class HTTPServer: Service {
    private let host: String
    private let requestedPort: Int
    private let router: Router
    private let limits: HTTPServerLimits
    private let spoolFolder: String
    private let log: Log
    private let port: Mutex<Int>

    /// Makes a server; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - host: The name or address to listen on.
    ///   - port: The port, or 0 for any that is free: see ``boundPort``.
    ///   - router: Decides about every request and answers it.
    ///   - limits: What it takes at most.
    ///   - spoolFolder: Where bodies are written that do not stay in memory;
    ///     an existing folder that no one else writes to.
    ///   - log: Where it says that it has started and stopped.
    public init(
        host: String,
        port: Int,
        router: Router,
        limits: HTTPServerLimits = HTTPServerLimits(),
        spoolFolder: String = "/tmp",
        log: Log
    ) {
        self.host = host
        requestedPort = port
        self.router = router
        self.limits = limits
        self.spoolFolder = spoolFolder
        self.log = log
        self.port = Mutex(port)
    }

    /// The port that it listens on, once it has started.
    public var boundPort: Int { port.withLock { $0 } }

    /// Serves while `body` runs.
    ///
    /// - Throws: ``ListenError`` when it cannot listen; what `body` threw.
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await EventLoop.here { loop in try await run(on: loop, while: body) }
    }

    private func run(
        on loop: EventLoop,
        while body: @Sendable () async throws -> Void
    ) async throws {
        let core = ServerCore(
            router: router,
            limits: limits,
            spoolFolder: spoolFolder,
            log: log,
            loop: loop
        )
        let listening = try ListeningSocket(host: host, port: requestedPort)
        let daemon = try Self.daemon(core, closing: listening)
        daemon.start()
        let reception = Reception(listening, daemon, core)
        port.withLock { $0 = listening.port }
        log.info(
            "listening",
            [.field("server.host", host), .field("server.port", listening.port)]
        )
        SpoolFile.deleteLeftovers(in: spoolFolder)
        let watch = SlowClientWatch(core)
        defer { watch.stop() }
        do {
            try await body()
        } catch {
            await drain(core, daemon, reception)
            throw error
        }
        await drain(core, daemon, reception)
    }

    /// The daemon; when it cannot start, the socket is closed.
    private static func daemon(
        _ core: ServerCore,
        closing listening: ListeningSocket
    ) throws(ListenError) -> Daemon {
        do {
            return try Daemon(core: core)
        } catch {
            listening.close()
            throw error
        }
    }

    private func drain(_ core: ServerCore, _ daemon: Daemon, _ reception: Reception) async {
        core.load.drain()
        reception.stop()
        await core.load.drained()
        await daemon.stop()
        log.info("stopped listening", [.field("server.port", boundPort)])
    }
}

/// Looks every second for clients whose time is up.
private struct SlowClientWatch {
    private let timer: any DispatchSourceTimer

    init(_ core: ServerCore) {
        timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now() + 1, repeating: 1)
        timer.setEventHandler {
            core.peers.expire(at: Moment.now, bodyDeadline: core.load.bodyDeadline)
        }
        timer.resume()
    }

    func stop() { timer.cancel() }
}
