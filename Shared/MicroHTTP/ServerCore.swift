import CMicroHTTPD
import HTTP
import Observability
import Runtime
import Synchronization

/// What the callbacks of libmicrohttpd work with.
final class ServerCore: Sendable {
    let router: Router
    let limits: HTTPServerLimits
    let spoolFolder: String
    let log: Log

    /// Where libmicrohttpd and the handlers work.
    let loop: EventLoop
    let load: Load
    let peers = Peers()

    /// Whether libmicrohttpd has to look at what its descriptor does not tell.
    let hasNews = Atomic(true)

    init(
        router: Router,
        limits: HTTPServerLimits,
        spoolFolder: String,
        log: Log,
        loop: EventLoop
    ) {
        self.router = router
        self.limits = limits
        self.spoolFolder = spoolFolder
        self.log = log
        self.loop = loop
        load = Load(limits)
    }

    /// Has libmicrohttpd go on with a connection that is suspended; in any
    /// thread.
    func resume(_ connection: OpaquePointer?) {
        MHD_resume_connection(connection)
        callDaemon()
    }

    /// Has the loop call libmicrohttpd soon.
    func callDaemon() {
        hasNews.store(true, ordering: .releasing)
        loop.poke()
    }
}
