public import Contracts
import FoundationEssentials
public import HTTP
public import Observability
public import OpenAPI
import Runtime

/// What operators and orchestrators ask of every service.
public enum OperationsRoutes {
    /// `/livez`, `/readyz`, `/health`, `/metrics` and `/openapi.json`.
    ///
    /// - Parameters:
    ///   - service: Whose they are.
    ///   - endpoints: The service's own, for its OpenAPI document.
    ///   - metrics: Its figures.
    ///   - readiness: Whether it can do its work.
    /// - Returns: The routes.
    /// - Throws: When the document cannot be made of the endpoints.
    public static func routes(
        for service: ServiceName,
        endpoints: [any AnyEndpoint],
        metrics: Metrics,
        readiness: Readiness
    ) throws -> [Route] {
        let document = try document(of: service, endpoints).json()
        let own = ServiceHealth(
            status: "ok",
            version: Version.current,
            service: service.executable
        )
        return [
            Route(OperationsAPI.live) { _, _ in own },
            Route(OperationsAPI.ready) { _, _ in
                if let lacking = await readiness.lacking() { throw NotReady(lacking: lacking) }
                return own
            },
            Route(OperationsAPI.health) { _, _ in
                let lacking = await readiness.lacking()
                return ServiceHealth(
                    status: lacking == nil ? "ok" : "degraded",
                    version: Version.current,
                    service: service.executable
                )
            },
            Route(.get, "/metrics", access: .open) { _ in
                .text(await metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
            },
            Route(.get, "/openapi.json", access: .open) { _ in
                Response(
                    status: 200,
                    headers: ["Content-Type": "application/json"],
                    body: .bytes(document)
                )
            },
        ]
    }

    /// The OpenAPI document of a service, as `docs/openapi` holds it.
    public static func document(
        of service: ServiceName,
        _ endpoints: [any AnyEndpoint]
    )
        -> OpenAPIDocument
    {
        let named = Set(endpoints.map(\.path))
        let operations = OperationsAPI.endpoints.filter { !named.contains($0.path) }
        return OpenAPIDocument(
            title: "Guichet \(service.executable)",
            version: Version.current,
            endpoints: endpoints + operations
        )
    }
}

/// The service lacks something that its work needs.
struct NotReady: ProblemRepresentable {
    let lacking: String

    var problem: Problem {
        Problem(
            kind: "not-ready",
            status: 503,
            title: "The service is not ready",
            detail: lacking
        )
    }

    var retryAfter: Int? { 1 }
}
