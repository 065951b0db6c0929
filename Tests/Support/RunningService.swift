public import Contracts
public import Curl
public import HTTP
import MicroHTTP
public import Runtime
import StrictJSON

/// A service that runs as its executable would, on a port of its own, and a
/// client to ask it.
public struct RunningService: Sendable {
    public let http: HTTPClient
    public let base: String

    /// Runs the services of an assembly while `body` asks them.
    ///
    /// - Throws: What `body` threw, or what keeps the services from running.
    public static func run(
        _ services: [any Service],
        _ body: @escaping @Sendable (RunningService) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        try await ServiceGroup([http] + services).run {
            guard let server = services.compactMap({ $0 as? HTTPServer }).first else {
                throw NoServer()
            }
            let base = "http://127.0.0.1:\(server.boundPort)"
            try await body(RunningService(http: http, base: base))
        }
    }

    /// Sends a request; its body is JSON unless the headers say otherwise.
    public func send(
        _ method: Contracts.Method,
        _ target: String,
        body: OutgoingRequest.Body = .none,
        key: String? = nil,
        headers: Headers = Headers()
    ) async throws -> IncomingResponse {
        var headers = headers
        if case .none = body {
        } else if headers["Content-Type"] == nil {
            headers["Content-Type"] = "application/json"
        }
        if let key { headers["Idempotency-Key"] = key }
        return try await http.send(
            OutgoingRequest(method: method, url: base + target, headers: headers, body: body)
        )
    }

    /// Sends an endpoint's input.
    public func send<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        key: String? = nil
    ) async throws -> IncomingResponse {
        let body = try WireCoding.encode(input)
        return try await send(endpoint.method, endpoint.path, body: .bytes(body), key: key)
    }
}

extension IncomingResponse {
    /// The body as a value.
    public func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try WireCoding.decode(type, from: body)
    }

    /// The kind of problem that it tells, if any.
    public var problemKind: String? {
        (try? decoded(Problem.self))?.type.split(separator: ":").last.map(String.init)
    }
}

/// There is no server among the services.
public struct NoServer: Error {}
