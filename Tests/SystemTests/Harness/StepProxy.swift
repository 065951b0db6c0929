import Contracts
import Curl
import Foundation
import HTTP
import MicroHTTP
import Observability
import Runtime
import ServiceKit
import Synchronization

/// Stands between a caller and a service, and knows each call's step: the
/// place where a test can end a process before a call has happened, or after
/// it has and before its caller knows.
final class StepProxy: Service {
    enum Moment: String, Sendable, CaseIterable {
        /// The caller has called; the service has not heard of it.
        case before

        /// The service has done it; the caller has not heard of it.
        case after
    }

    /// A call on its way.
    struct Passing: Sendable {
        let service: ServiceName
        let method: String
        let path: String
        let key: String
        let moment: Moment

        /// The name of the step: of an effect by its key, of a question by its
        /// path, with the kind of its run in front when it follows an answer.
        var step: String {
            guard let name = key.split(separator: ":").last else { return path }
            return key.hasPrefix("req_") ? String(name) : "\(key.prefix { $0 != ":" })/\(name)"
        }
    }

    let service: ServiceName
    private let target: Mutex<String>
    private let http: HTTPClient
    private let observe: @Sendable (Passing) async -> Bool
    private let server: Mutex<HTTPServer?>

    init(
        _ service: ServiceName,
        endpoints: [any AnyEndpoint],
        http: HTTPClient,
        observe: @escaping @Sendable (Passing) async -> Bool
    ) {
        self.service = service
        self.http = http
        self.observe = observe
        target = Mutex("")
        server = Mutex(nil)
        let log = Log(service: "proxy", minimum: .error)
        let routes = (endpoints + OperationsAPI.endpoints).map { endpoint in
            Route(
                endpoint.method,
                endpoint.path,
                access: .open,
                body: { _ in BodyPolicy(limit: 1 << 24, isSpooled: false, mediaTypes: []) },
                handler: { [self] request in try await forward(request) }
            )
        }
        let made = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router(routes, log: log, metrics: Metrics()),
            log: log
        )
        server.withLock { $0 = made }
    }

    /// Where the service really is.
    func lead(to url: String) {
        target.withLock { $0 = url }
    }

    var url: String { "http://127.0.0.1:\(server.withLock { $0?.boundPort ?? 0 })" }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        guard let server = server.withLock({ $0 }) else { return }
        try await server.run(while: body)
    }

    private func forward(_ request: Request) async throws -> Response {
        let key = (try? request.idempotencyKey()) ?? nil
        // A caller that is gone never made the call.
        guard await observe(passing(request, key, .before)) else { return Self.lost }
        var query = ""
        if !request.head.query.isEmpty {
            query =
                "?"
                + request.head.query.map { name, value in
                    "\(PercentEncoding.encoded(name))=\(PercentEncoding.encoded(value))"
                }.joined(separator: "&")
        }
        var headers = Headers()
        for name in ["Content-Type", "Idempotency-Key", "traceparent"] {
            if let value = request.headers[name] { headers[name] = value }
        }
        do {
            let answer = try await http.send(
                OutgoingRequest(
                    method: request.method,
                    url: target.withLock { $0 } + request.path + query,
                    headers: headers,
                    body: request.bytes.isEmpty ? .none : .bytes(request.bytes),
                    timeout: 60
                )
            )
            _ = await observe(passing(request, key, .after))
            var response = Response(status: answer.status, body: .bytes(answer.body))
            for name in ["Content-Type", "Retry-After"] {
                response.headers[name] = answer.headers[name]
            }
            return response
        } catch {
            return Self.lost
        }
    }

    private static let lost = Response.problem(
        Problem(kind: "not-ready", status: 503, title: "The service is being restarted")
    )

    private func passing(_ request: Request, _ key: String?, _ moment: Moment) -> Passing {
        Passing(
            service: service,
            method: request.method.rawValue,
            path: request.path,
            key: key ?? "",
            moment: moment
        )
    }
}
