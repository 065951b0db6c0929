import Contracts
import Curl
import FoundationEssentials
import Runtime
import ServiceKit

/// Where the services are, and whether they are ready.
struct HouseInquiry {
    private let addresses: [(service: ServiceName, url: String)]

    /// One service's state.
    struct State: Codable, Equatable {
        let service: String

        /// `ready`, `not ready` or `down`.
        let status: String
        let url: String
    }

    /// A service is where its `<SERVICE>_URL` says, else where `guichet up`
    /// put it, else at its default port.
    init(_ environment: Environment, dataFolder: String) throws {
        let running = try RunningHouse.read(from: dataFolder)
        addresses = try ServiceName.all.map { service in
            let started = running?.services.first { $0.name == service.executable }?.url
            return (
                service,
                try environment.address(
                    "\(service.variable)_URL",
                    default: started ?? "http://127.0.0.1:\(service.defaultPort)"
                )
            )
        }
    }

    func url(of service: ServiceName) -> String {
        addresses.first { $0.service == service }?.url ?? ""
    }

    func states() async throws -> [State] {
        let http = HTTPClient()
        return try await http.whileRunning { [addresses] in
            var states: [State] = []
            for (service, url) in addresses {
                let status = await Self.status(at: url, http)
                states.append(State(service: service.executable, status: status, url: url))
            }
            return states
        }
    }

    private static func status(at url: String, _ http: HTTPClient) async -> String {
        let request = OutgoingRequest(method: .get, url: "\(url)/readyz", timeout: 2)
        guard let answer = try? await http.send(request) else { return "down" }
        return answer.status == 200 ? "ready" : "not ready"
    }
}
