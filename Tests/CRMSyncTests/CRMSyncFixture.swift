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
    private let recognisesKeys: Bool

    /// - Parameters:
    ///   - desk: What keeps contacts, tickets and tasks.
    ///   - recognisesKeys: Whether it performs a change once per key by itself.
    /// - Throws: What opening the ledger throws.
    init(_ desk: DeskClient, recognisesKeys: Bool = true) async throws {
        database = try SQLiteDatabase.temporary()
        self.recognisesKeys = recognisesKeys
        try await database.migrate(EffectLedger.migrations)
        crm = RouterClient(try Self.router(desk, database, recognisesKeys))
    }

    /// The same once its process was started anew: what it knows is in its
    /// database.
    func restarted(_ desk: DeskClient) throws -> RouterClient {
        RouterClient(try Self.router(desk, database, recognisesKeys))
    }

    private static func router(
        _ desk: DeskClient,
        _ database: SQLiteDatabase,
        _ recognisesKeys: Bool
    ) throws -> Router {
        var crm = CRM.desk(desk)
        var tasks = TaskList.desk(desk)
        crm.recognisesKeys = recognisesKeys
        tasks.recognisesKeys = recognisesKeys
        return try Router.service(
            ServiceSettings(.crmSync, Environment([:])),
            endpoints: CRMAPI.endpoints,
            routes: CRMRoutes(
                crm: crm,
                tasks: tasks,
                ledger: EffectLedger(database: database)
            ).all,
            metrics: Metrics(),
            log: Log(service: "crm-sync", write: { _ in }),
            readiness: .database(database)
        )
    }
}
