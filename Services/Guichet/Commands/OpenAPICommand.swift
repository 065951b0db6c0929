import Contracts
import FoundationEssentials
import OpenAPI
import Runtime
import ServiceKit

/// The OpenAPI documents of the services.
enum OpenAPICommand {
    static let command = Command(
        "openapi",
        words: "SERVICE",
        "Prints a service's OpenAPI document"
    ) { arguments, _ in
        let name = try arguments.word("service")
        guard let service = ServiceName.all.first(where: { $0.executable == name }) else {
            throw UsageError("there is no service \(name)")
        }
        let document = OperationsRoutes.document(of: service, endpoints(of: service))
        print(String(decoding: try document.json(), as: UTF8.self), terminator: "")
    }

    private static func endpoints(of service: ServiceName) -> [any AnyEndpoint] {
        switch service {
        case .ingest: IngestAPI.endpoints
        case .classification: ClassificationAPI.endpoints
        case .quoting: QuotingAPI.endpoints
        case .crmSync: CRMAPI.endpoints
        case .notifications: NotificationsAPI.endpoints
        case .files: FilesAPI.endpoints
        case .desk: DeskAPI.endpoints
        default: []
        }
    }
}
