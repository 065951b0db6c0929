import Contracts
import Curl
import Database
import Durability
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit

@main
enum CRMSyncService {
    static func main() async {
        await Launch.service("crm-sync") { environment in
            let settings = try CRMSyncConfiguration(environment)
            let log = try Log(service: "crm-sync", environment: environment)
            let lock = try await settings.service.lock()
            let http = HTTPClient()
            let desk = DeskClient.http(try ServiceClient(.desk, environment, http: http))
            let database = try SQLiteDatabase(path: try settings.service.path("crm-sync.sqlite"))
            try await database.migrate(EffectLedger.migrations)
            let ledger = EffectLedger(
                database: database,
                observe: { log.warning("results not saved yet", [.error($0)]) }
            )
            let providers = Providers(settings, desk: desk, http: http, log: log)
            let routes = CRMRoutes(
                crm: providers.crm,
                tasks: providers.tasks,
                ledger: ledger
            )

            return [lock, database, ledger, http] + providers.services + [
                Retention(keeping: settings.ledgerRetention, log: log) { date in
                    try await ledger.purge(olderThan: date)
                },
                try HTTPServer.service(
                    settings.service,
                    endpoints: CRMAPI.endpoints,
                    routes: routes.all,
                    metrics: Metrics(of: database),
                    log: log,
                    readiness: .database(database)
                ),
            ]
        }
    }
}
