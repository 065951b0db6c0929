import HTTP
import Observability

/// What the callbacks of libmicrohttpd work with.
final class ServerCore: Sendable {
    let router: Router
    let limits: HTTPServerLimits
    let spoolFolder: String
    let log: Log
    let load: Load
    let peers = Peers()

    init(router: Router, limits: HTTPServerLimits, spoolFolder: String, log: Log) {
        self.router = router
        self.limits = limits
        self.spoolFolder = spoolFolder
        self.log = log
        load = Load(limits)
    }
}
