/// What a service says of itself at `/health`.
public struct ServiceHealth: Codable, Hashable, Sendable {
    /// `ok`, or `degraded` when something it needs does not answer.
    public let status: String
    public let version: String
    public let service: String

    /// What is amiss, in words for an operator, where the service says it.
    public let reason: String?

    public init(status: String, version: String, service: String, reason: String? = nil) {
        self.status = status
        self.version = version
        self.service = service
        self.reason = reason
    }
}

/// What every service answers besides its own operations.
public enum OperationsAPI {
    public static let live = Endpoint<Nothing, ServiceHealth>(
        .get,
        "/livez",
        "Says that the process runs",
        access: .open
    )
    public static let ready = Endpoint<Nothing, ServiceHealth>(
        .get,
        "/readyz",
        "Says that the service can do its work now",
        access: .open
    )
    public static let health = Endpoint<Nothing, ServiceHealth>(
        .get,
        "/health",
        "Says how the service is",
        access: .open
    )

    public static let endpoints: [any AnyEndpoint] = [live, ready, health]
}
