import Contracts
import Database
import Durability
import HTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import TestSupport

@testable import CRMSync

/// CRMSync as its executable assembles it, over a ledger of its own and a
/// desk that the test chooses, without a socket.
struct CRMSyncFixture {
    let database: SQLiteDatabase
    let crm: RouterClient

    init(_ desk: DeskClient) async throws {
        database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        crm = RouterClient(try Self.router(desk, database))
    }

    /// The same once its process was started anew: what it knows is in its
    /// database.
    func restarted(_ desk: DeskClient) throws -> RouterClient {
        RouterClient(try Self.router(desk, database))
    }

    private static func router(_ desk: DeskClient, _ database: SQLiteDatabase) throws -> Router {
        try Router.service(
            ServiceSettings(.crmSync, Environment([:])),
            endpoints: CRMAPI.endpoints,
            routes: CRMRoutes(
                crm: .desk(desk),
                tasks: .desk(desk),
                effects: Effects(ledger: EffectLedger(database: database))
            ).all,
            metrics: Metrics(),
            log: Log(service: "crm-sync", write: { _ in }),
            readiness: .database(database)
        )
    }
}
