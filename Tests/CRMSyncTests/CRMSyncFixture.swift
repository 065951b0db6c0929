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
    let ledger: EffectLedger
    private let recognised: Set<EffectKind>

    /// - Parameters:
    ///   - desk: What keeps contacts, tickets and tasks.
    ///   - recognised: What it performs once per key by itself.
    /// - Throws: What opening the ledger throws.
    init(_ desk: DeskClient, recognised: Set<EffectKind> = .all) async throws {
        database = try SQLiteDatabase.temporary()
        self.recognised = recognised
        ledger = EffectLedger(database: database)
        try await database.migrate(EffectLedger.migrations)
        crm = RouterClient(try Self.router(desk, database, ledger, recognised))
    }

    /// The same once its process was started anew: what it knows is in its
    /// database.
    ///
    /// To have it end in order before, ``EffectLedger/settle()``.
    func restarted(_ desk: DeskClient) throws -> RouterClient {
        RouterClient(
            try Self.router(desk, database, EffectLedger(database: database), recognised)
        )
    }

    private static func router(
        _ desk: DeskClient,
        _ database: SQLiteDatabase,
        _ ledger: EffectLedger,
        _ recognised: Set<EffectKind>
    ) throws -> Router {
        var crm = CRM.desk(desk)
        var tasks = TaskList.desk(desk)
        crm.recognised = recognised
        tasks.recognised = recognised
        return try Router.service(
            ServiceSettings(.crmSync, Environment([:])),
            endpoints: CRMAPI.endpoints,
            routes: CRMRoutes(
                crm: crm,
                tasks: tasks,
                ledger: ledger
            ).all,
            metrics: Metrics(),
            log: Log(service: "crm-sync", write: { _ in }),
            readiness: .database(database)
        )
    }
}
