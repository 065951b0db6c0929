import Contracts
import Cryptography
import Curl
import Database
import HTTP
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import TestSupport

@testable import CRMSync
@testable import Desk

/// Desk behind its own server, for CRMSync to ask over HTTP.
struct RunningDesk: Sendable {
    /// Desk without a socket, for a test to look into it.
    let desk: RouterClient
    let client: ServiceClient

    /// Runs Desk while `body` uses it.
    static func run(_ body: @escaping @Sendable (RunningDesk) async throws -> Void) async throws {
        let folder = try TestFolder()
        let log = Log(service: "desk", write: { _ in })
        let settings = try ServiceSettings(
            .desk,
            Environment(["GUICHET_DATA_DIR": folder.path, "DESK_PORT": "0"])
        )
        let database = try SQLiteDatabase(path: try settings.path("desk.sqlite"))
        try await database.migrate(DeskStore.migrations)
        let store = DeskStore.sqlite(
            database,
            links: TicketLinks(base: "https://desk.example.com"),
            names: Names(randomBytes: Random.bytes)
        )
        let routes = DeskRoutes(store: store).all
        let server = try HTTPServer.service(
            settings,
            endpoints: DeskAPI.endpoints,
            routes: routes,
            metrics: Metrics(),
            log: log
        )
        let desk = RouterClient(Router(routes, log: log, metrics: Metrics()))
        try await RunningService.run([database, server]) { running in
            let client = ServiceClient(.desk, base: running.base, token: nil, http: running.http)
            try await body(RunningDesk(desk: desk, client: client))
        }
    }
}
