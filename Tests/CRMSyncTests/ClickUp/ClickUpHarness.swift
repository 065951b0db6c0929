import Contracts
import Curl
import Database
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import TestSupport

@testable import CRMSync

/// CRMSync with ClickUp's stand-in as its task list; time passes only by
/// waiting.
struct ClickUpHarness: Sendable {
    let clickUp: ClickUpStandIn
    let time: TestTime
    let log: Notes
    private let http: HTTPClient
    private let database: SQLiteDatabase
    private let settings: ClickUpSettings
    private let timeout: Double

    /// Runs the stand-in while `body` uses it.
    ///
    /// - Parameters:
    ///   - variables: Settings, over those that fit the stand-in.
    ///   - timeout: Seconds of real time that ClickUp has for an answer.
    ///   - body: What is tested.
    /// - Throws: What `body` threw.
    static func run(
        _ variables: [String: String] = [:],
        timeout: Double = 10,
        _ body: @escaping @Sendable (ClickUpHarness) async throws -> Void
    ) async throws {
        let time = TestTime()
        let clickUp = try ClickUpStandIn(clock: time.clock)
        let environment = Environment(clickUp.settings.merging(variables) { $1 })
        guard let settings = try ClickUpSettings(environment) else { return }
        let http = HTTPClient()
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        let harness = ClickUpHarness(
            clickUp: clickUp,
            time: time,
            log: Notes(),
            http: http,
            database: database,
            settings: settings,
            timeout: timeout
        )
        try await ServiceGroup([http, clickUp]).run { try await body(harness) }
    }

    /// CRMSync as its process assembles it anew: it has seen nothing of
    /// ClickUp yet.
    func started() throws -> RouterClient {
        try .crmSync(tasks: tasks, database, clock: time.clock)
    }

    /// The task list as a process assembles it anew.
    var tasks: TaskList { .clickUp(client, settings, clock: time.clock) { true } }

    var client: ClickUpClient {
        let log = log
        return ClickUpClient(
            settings,
            http: http,
            timeout: timeout,
            clock: time.clock,
            log: Log(service: "crm-sync", minimum: .debug) { log.add($0) }
        )
    }

    /// What ClickUp was asked for, as `GET /v2/task/86c7r48ha`.
    var calls: [String] { clickUp.server.requests.map { "\($0.method) \($0.path)" } }
}

extension RouterClient {
    /// CRMSync's operations over a task list and a ledger.
    static func crmSync(
        tasks: TaskList,
        _ database: SQLiteDatabase,
        clock: WallClock = .system
    ) throws -> RouterClient {
        RouterClient(
            try Router.service(
                ServiceSettings(.crmSync, Environment([:])),
                endpoints: CRMAPI.endpoints,
                routes: CRMRoutes(
                    crm: .desk(StubDesk().client),
                    tasks: tasks,
                    ledger: EffectLedger(database: database, clock: clock)
                ).all,
                metrics: Metrics(),
                log: Log(service: "crm-sync", write: { _ in }),
                readiness: .database(database)
            )
        )
    }

    /// Asks for a production task.
    func createTask(_ task: TaskToCreate = .sample(), key: String = "one") async throws -> Response
    {
        try await send(CRMAPI.createTask, task, key: key)
    }
}
