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
            let http = HTTPClient()
            return try await IngestAssembly(
                service: service,
                settings: settings,
                clients: try HouseClients(environment, http: http),
                http: http,
                log: try Log(service: "ingest", environment: environment)
            ).services()
        }
    }
}
