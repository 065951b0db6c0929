import Observability
import Runtime
import ServiceKit

@main
enum NotificationsService {
    static func main() async {
        await Launch.service("notifications") { environment in
            let service = try ServiceSettings(.notifications, environment)
            let settings = try NotificationsConfiguration(environment)
            let lock = try await service.lock()
            let services = try await NotificationsAssembly(
                service: service,
                settings: settings,
                log: try Log(service: "notifications", environment: environment)
            ).services()
            return [lock] + services
        }
    }
}
