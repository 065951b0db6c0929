import Observability
import Runtime
import ServiceKit

@main
enum NotificationsService {
    static func main() async {
        await Launch.service("notifications") { environment in
            try await NotificationsAssembly(
                service: try ServiceSettings(.notifications, environment),
                settings: try NotificationsConfiguration(environment),
                log: try Log(service: "notifications", environment: environment)
            ).services()
        }
    }
}
