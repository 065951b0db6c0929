public import Contracts
public import Curl
import FoundationEssentials
import HTTP
public import Observability
public import Runtime
import StrictJSON

/// What goes along with a call besides its input.
public struct CallContext: Sendable {
    public let trace: TraceContext

    /// The key under which the called service performs the effect once.
    public let key: String?

    /// Seconds to wait for the answer.
    public let timeout: Double

    public init(trace: TraceContext, key: String? = nil, timeout: Double = 10) {
        self.trace = trace
        self.key = key
        self.timeout = timeout
    }
}

/// Calls one service by its endpoints.
public struct ServiceClient: Sendable {
    private let service: ServiceName
    private let base: String
    private let token: Secret?
    private let http: HTTPClient

    /// The client of the service at `<SERVICE>_URL`.
    public init(_ service: ServiceName, _ environment: Environment, http: HTTPClient) throws {
        self.init(
            service,
            base: try environment.address(
                "\(service.variable)_URL",
                default: "http://127.0.0.1:\(service.defaultPort)"
            ),
            token: environment.secret("GUICHET_SERVICE_TOKEN"),
            http: http
        )
    }

    public init(_ service: ServiceName, base: String, token: Secret?, http: HTTPClient) {
        self.service = service
        self.base = base
        self.token = token
        self.http = http
    }

    /// Performs an endpoint's operation.
    ///
    /// - Parameters:
    ///   - endpoint: The operation.
    ///   - input: Its body; `Nothing` where there is none.
    ///   - parameters: The values of the path's `{name}` parts.
    ///   - query: Query parameters.
    ///   - context: The trace and, for an effect, the key.
    /// - Returns: The decoded answer.
    /// - Throws: ``CallError``.
    public func call<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        query: [String: String] = [:],
        context: CallContext
    ) async throws(CallError) -> Output {
        let body: Data
        do {
            body = Input.self == Nothing.self ? Data() : try WireCoding.encode(input)
        } catch {
            throw CallError(service: service.executable, reason: .noAnswer("cannot be encoded"))
        }
        let url = base + path(endpoint.path, parameters) + queryString(query)
        let answer = try await send(
            endpoint.method,
            url,
            body.isEmpty ? .none : .bytes(body),
            "application/json",
            context
        )
        return try decoded(answer)
    }

    /// Uploads a file as the body of an endpoint's operation.
    public func upload<Output>(
        _ endpoint: Endpoint<FileContent, Output>,
        file: String,
        size: Int,
        query: [String: String] = [:],
        context: CallContext
    ) async throws(CallError) -> Output {
        let answer = try await send(
            endpoint.method,
            base + endpoint.path + queryString(query),
            .file(path: file, size: size),
            "application/octet-stream",
            context
        )
        return try decoded(answer)
    }

    /// Downloads the answer of an endpoint's operation into a file.
    ///
    /// - Parameters:
    ///   - endpoint: The operation.
    ///   - parameters: The values of the path's `{name}` parts.
    ///   - file: Where to; nothing is left there when the call fails.
    ///   - context: The trace.
    /// - Returns: How many bytes were written.
    /// - Throws: ``CallError``.
    public func download(
        _ endpoint: Endpoint<Nothing, FileContent>,
        parameters: [String: String] = [:],
        to file: SavedAnswer,
        context: CallContext
    ) async throws(CallError) -> Int {
        let url = base + path(endpoint.path, parameters)
        let answer = try await send(endpoint.method, url, .none, "", context, saveTo: file)
        guard (200..<300).contains(answer.status) else { throw refusal(answer) }
        return answer.savedBytes
    }

    /// Whether the service says that it can do its work now.
    public func isReady() async -> Bool {
        let context = CallContext(trace: TraceContext(), timeout: 1)
        let answer = try? await send(.get, base + "/readyz", .none, "", context)
        return answer?.status == 200
    }

    /// Whether the service says that all is well, also with what is only needed
    /// for some of its work.
    public func isHealthy() async -> Bool {
        let context = CallContext(trace: TraceContext(), timeout: 3)
        let health = try? await call(OperationsAPI.health, Nothing(), context: context)
        return health?.status == "ok"
    }

    private func send(
        _ method: Contracts.Method,
        _ url: String,
        _ body: OutgoingRequest.Body,
        _ type: String,
        _ context: CallContext,
        saveTo file: SavedAnswer? = nil
    ) async throws(CallError) -> IncomingResponse {
        var headers: Headers = ["traceparent": context.trace.traceparent]
        if case .none = body {} else { headers["Content-Type"] = type }
        if let key = context.key { headers["Idempotency-Key"] = "\"\(key)\"" }
        if let token { headers["Authorization"] = "Bearer \(token.reveal())" }
        do {
            var request = OutgoingRequest(
                method: method,
                url: url,
                headers: headers,
                body: body,
                timeout: context.timeout
            )
            request.saveTo = file
            return try await http.send(request)
        } catch {
            throw CallError(service: service.executable, reason: .noAnswer("\(error)"))
        }
    }

    private func decoded<Output: Decodable>(_ answer: IncomingResponse) throws(CallError) -> Output
    {
        guard (200..<300).contains(answer.status) else { throw refusal(answer) }
        // The types first: a cast is looked up each time.
        if Output.self == Nothing.self, let nothing = Nothing() as? Output { return nothing }
        do {
            return try WireCoding.decode(Output.self, from: answer.body)
        } catch {
            throw CallError(
                service: service.executable,
                reason: .badAnswer(status: answer.status)
            )
        }
    }

    private func refusal(_ answer: IncomingResponse) -> CallError {
        let problem = try? WireCoding.decode(Problem.self, from: answer.body)
        // What stands between the services may answer in a problem's shape, too.
        let reason: CallError.Reason =
            if let problem, problem.status == answer.status {
                .refused(problem)
            } else {
                .badAnswer(status: answer.status)
            }
        return CallError(
            service: service.executable,
            reason: reason,
            retryAfter: answer.headers["retry-after"].flatMap(Int.init).map { max($0, 0) }
        )
    }

    private func path(_ pattern: String, _ parameters: [String: String]) -> String {
        guard !parameters.isEmpty else { return pattern }
        return pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{"), part.hasSuffix("}"),
                let value = parameters[String(part.dropFirst().dropLast())]
            else { return String(part) }
            return PercentEncoding.encoded(value)
        }
        .joined(separator: "/")
    }

    private func queryString(_ query: [String: String]) -> String {
        guard !query.isEmpty else { return "" }
        let pairs = query.sorted { $0.key < $1.key }.map { name, value in
            "\(PercentEncoding.encoded(name))=\(PercentEncoding.encoded(value))"
        }
        return "?" + pairs.joined(separator: "&")
    }
}
