public import Contracts
public import FoundationEssentials
public import HTTP

/// Calls a router as its server would: the head decides first, then the body
/// is read.
public struct RouterClient: Sendable {
    private let router: Router

    public init(_ router: Router) {
        self.router = router
    }

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - method: Its method.
    ///   - target: Its path, and behind a `?` its query.
    ///   - body: Its body, JSON unless the headers say otherwise.
    ///   - key: Its `Idempotency-Key`, if any.
    ///   - headers: More headers.
    /// - Returns: The answer.
    public func send(
        _ method: Contracts.Method,
        _ target: String,
        body: String? = nil,
        key: String? = nil,
        headers: Headers = Headers()
    ) async -> Response {
        var headers = headers
        if body != nil, headers["Content-Type"] == nil {
            headers["Content-Type"] = "application/json"
        }
        return await send(
            method,
            target,
            bytes: body.map { Data($0.utf8) },
            key: key,
            headers: headers
        )
    }

    /// Sends a request with any bytes as its body.
    ///
    /// A body that its route has spooled is handed over as a file, as the
    /// server does, and deleted once it is answered.
    public func send(
        _ method: Contracts.Method,
        _ target: String,
        bytes: Data?,
        key: String? = nil,
        headers: Headers = Headers()
    ) async -> Response {
        let halves = target.split(separator: "?", maxSplits: 1)
        var headers = headers
        if let bytes { headers["Content-Length"] = String(bytes.count) }
        if let key { headers["Idempotency-Key"] = key }
        let head = RequestHead(
            method: method,
            path: String(halves.first ?? ""),
            query: halves.count > 1 ? PercentEncoding.pairs(of: halves[1]) : [:],
            headers: headers
        )
        switch router.plan(for: head) {
        case .refuse(let response): return response
        case .read(let policy) where policy.isSpooled:
            return await respond(to: head, spooling: bytes ?? Data())
        case .read: return await router.respond(to: head, body: .bytes(bytes ?? Data()))
        }
    }

    private func respond(to head: RequestHead, spooling bytes: Data) async -> Response {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "guichet-body-\(UUID().uuidString)")
        do {
            try bytes.write(to: file)
        } catch {
            return router.answer(to: error, head: head)
        }
        let response = await router.respond(
            to: head,
            body: .file(path: file.path, size: bytes.count)
        )
        // What cannot be deleted stays in the temporary folder.
        try? FileManager.default.removeItem(at: file)
        return response
    }

    /// Sends an endpoint's input.
    public func send<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        query: String = "",
        key: String? = nil
    ) async throws -> Response {
        let path = parameters.reduce(endpoint.path) { path, parameter in
            path.replacing("{\(parameter.key)}", with: parameter.value)
        }
        let body =
            input is Nothing ? nil : String(decoding: try encoder.encode(input), as: UTF8.self)
        return await send(endpoint.method, path + query, body: body, key: key)
    }

    /// Performs an endpoint's operation.
    ///
    /// - Throws: ``UnexpectedAnswer`` when it does not succeed.
    public func call<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        query: String = "",
        key: String? = nil
    ) async throws -> Output {
        let response = try await send(
            endpoint,
            input,
            parameters: parameters,
            query: query,
            key: key
        )
        guard response.status == endpoint.status else {
            throw UnexpectedAnswer(
                status: response.status,
                body: String(decoding: response.bytes, as: UTF8.self)
            )
        }
        return try response.decoded(Output.self)
    }

    private var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

/// An answer of another status than the endpoint's.
public struct UnexpectedAnswer: Error {
    public let status: Int
    public let body: String
}

extension Response {
    /// The body as a value.
    public func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: bytes)
    }

    /// The last part of a problem's type, such as "not-found"; nothing when
    /// the answer is no problem.
    public var problemKind: String? {
        guard headers["Content-Type"] == "application/problem+json",
            let problem = try? decoded(Problem.self)
        else { return nil }
        return problem.type.split(separator: ":").last.map(String.init)
    }

    /// The fields that a problem names, such as "#/subject".
    public var wrongFields: [String] {
        (try? decoded(Problem.self))?.errors?.map(\.pointer) ?? []
    }
}
