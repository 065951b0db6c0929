public import Contracts
public import HTTP
public import MicroHTTP
public import Observability

extension HTTPServer {
    /// The server of a service: its own routes and those of every service.
    ///
    /// A route of the service's own at one of the common paths replaces the
    /// common one.
    ///
    /// - Parameters:
    ///   - settings: Where to listen and who may call.
    ///   - endpoints: The service's operations, for its OpenAPI document.
    ///   - routes: The same operations, with what they do.
    ///   - metrics: The service's figures.
    ///   - log: Where unexpected errors are written.
    ///   - readiness: Whether the service can do its work.
    ///   - finish: What is done to every answer, errors included.
    /// - Returns: A server that is not started.
    /// - Throws: When the spool folder or the document cannot be made.
    public static func service(
        _ settings: ServiceSettings,
        endpoints: [any AnyEndpoint],
        routes: [Route],
        metrics: Metrics,
        log: Log,
        readiness: Readiness = .always,
        finish: @escaping @Sendable (Response, RequestHead) -> Response = { answer, _ in answer }
    ) throws -> HTTPServer {
        let router = try Router.service(
            settings,
            endpoints: endpoints,
            routes: routes,
            metrics: metrics,
            log: log,
            readiness: readiness,
            finish: finish
        )
        return HTTPServer(
            host: settings.host,
            port: settings.port,
            router: router,
            spoolFolder: try settings.emptyFolder("spool"),
            log: log
        )
    }
}

extension Router {
    /// The router of a service, the same in its server and in its tests.
    ///
    /// What it takes is told at `HTTPServer.service`.
    public static func service(
        _ settings: ServiceSettings,
        endpoints: [any AnyEndpoint],
        routes: [Route],
        metrics: Metrics,
        log: Log,
        readiness: Readiness = .always,
        finish: @escaping @Sendable (Response, RequestHead) -> Response = { answer, _ in answer }
    ) throws -> Router {
        let common = try OperationsRoutes.routes(
            for: settings.service,
            endpoints: endpoints,
            metrics: metrics,
            readiness: readiness
        )
        return Router(
            routes + common,
            log: log,
            metrics: metrics,
            finish: finish,
            isAuthorized: settings.isAuthorized
        )
    }
}
