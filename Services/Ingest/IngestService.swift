import Curl
import Observability
import Runtime
import ServiceKit

@main
enum IngestService {
    static func main() async {
        await Launch.service("ingest") { environment in
            let service = try ServiceSettings(.ingest, environment)
            let settings = try IngestConfiguration(environment, service)
            let lock = try await service.lock()
            let http = HTTPClient()
            let clients = try HouseClients(environment, http: http)
            let ingest = try await IngestAssembly(
                service,
                settings,
                house: .http(clients),
                status: .http(clients),
                log: try Log(service: "ingest", environment: environment)
            )
            return [lock] + (try ingest.services(over: http))
        }
    }
}
