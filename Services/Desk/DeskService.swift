import Contracts
import Cryptography
import Database
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit

@main
enum DeskService {
    static func main() async {
        await Launch.service("desk") { environment in
            let settings = try DeskConfiguration(environment)
            let log = try Log(service: "desk", environment: environment)
            let lock = try await settings.service.lock()
            let database = try SQLiteDatabase(path: try settings.service.path("desk.sqlite"))
            try await database.migrate(DeskStore.migrations)
            let store = DeskStore.sqlite(
                database,
                links: TicketLinks(base: settings.publicURL),
                names: Names(randomBytes: Random.bytes)
            )

            return [
                lock, database,
                Retention(keeping: settings.keyRetention, log: log, purge: store.forgetKeys),
                try HTTPServer.service(
                    settings.service,
                    endpoints: DeskAPI.endpoints,
                    routes: DeskRoutes(store: store).all,
                    metrics: Metrics(of: database),
                    log: log,
                    readiness: .database(database)
                ),
            ]
        }
    }
}
