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
            let api = ClassificationRoutes(requests: .rules, replies: .rules)

            return [
                try HTTPServer.service(
                    settings.service,
                    endpoints: ClassificationAPI.endpoints,
                    routes: api.routes,
                    metrics: Metrics(),
                    log: log
                )
            ]
        }
    }
}
