import Observability
import Runtime
import ServiceKit

@main
enum FilesService {
    static func main() async {
        await Launch.service("files") { environment in
            let service = try ServiceSettings(.files, environment)
            return try await FilesAssembly(
                service: service,
                settings: try FilesConfiguration(environment, service),
                log: try Log(service: "files", environment: environment)
            ).services()
        }
    }
}
