import Contracts
import MicroHTTP
import Observability
import Runtime
import ServiceKit

@main
enum ClassificationService {
    static func main() async {
        await Launch.service("classification") { environment in
            let settings = try ClassificationConfiguration(environment)
            let log = try Log(service: "classification", environment: environment)
            let lock = try await settings.service.lock()
            let api = ClassificationRoutes(requests: .rules, replies: .rules)

            return [
                lock,
                try HTTPServer.service(
                    settings.service,
                    endpoints: ClassificationAPI.endpoints,
                    routes: api.routes,
                    metrics: Metrics(),
                    log: log
                ),
            ]
        }
    }
}
