import Observability
import Runtime
import ServiceKit

@main
enum FilesService {
    static func main() async {
        await Launch.service("files") { environment in
            let service = try ServiceSettings(.files, environment)
            let settings = try FilesConfiguration(environment, service)
            let lock = try await service.lock()
            let services = try await FilesAssembly(
                service: service,
                settings: settings,
                log: try Log(service: "files", environment: environment)
            ).services()
            return [lock] + services
        }
    }
}
