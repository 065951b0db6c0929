import Contracts
import FoundationEssentials
import OpenAPI
import Runtime
import ServiceKit

/// The OpenAPI documents of the services.
enum OpenAPICommand {
    static let command = Command(
        "openapi",
        words: "[SERVICE]",
        "Prints a service's OpenAPI document, or without SERVICE the services' names"
    ) { arguments, _ in
        guard !arguments.words.isEmpty else {
            for service in ServiceName.all { print(service) }
            return
        }
        let name = try arguments.word("service")
        guard let service = ServiceName.all.first(where: { $0.executable == name }) else {
            throw UsageError("there is no service \(name)")
        }
        print(String(decoding: try document(of: service), as: UTF8.self), terminator: "")
    }

    /// The document as `docs/openapi` holds it.
    static func document(of service: ServiceName) throws -> Data {
        try OperationsRoutes.document(of: service, endpoints(of: service)).json()
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
