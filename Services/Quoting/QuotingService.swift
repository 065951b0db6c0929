import Contracts
import MicroHTTP
import Observability
import Runtime
import ServiceKit

@main
enum QuotingService {
    static func main() async {
        await Launch.service("quoting") { environment in
            let settings = try QuotingConfiguration(environment)
            let log = try Log(service: "quoting", environment: environment)
            let lock = try await settings.service.lock()
            let api = QuotingRoutes(grid: settings.grid, book: settings.book)

            return [
                lock,
                try HTTPServer.service(
                    settings.service,
                    endpoints: QuotingAPI.endpoints,
                    routes: api.routes,
                    metrics: Metrics(),
                    log: log
                ),
            ]
        }
    }
}
