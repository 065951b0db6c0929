public import Contracts
public import FoundationEssentials
public import Observability

/// A request with its body, matched to a route.
public struct Request: Sendable {
    /// What came behind the head.
    public enum Body: Sendable {
        case bytes(Data)

        /// A file of the server's, deleted once the request is answered.
        case file(path: String, size: Int)
    }

    public let head: RequestHead
    public let body: Body

    /// The values of the route's `{name}` parts, decoded.
    public let parameters: [String: String]

    public init(
        _ head: RequestHead,
        body: Body = .bytes(Data()),
        parameters: [String: String] = [:]
    ) {
        self.head = head
        self.body = body
        self.parameters = parameters
    }

    public var method: Method { head.method }
    public var path: String { head.path }
    public var headers: Headers { head.headers }
    public var trace: TraceContext { head.trace }

    /// The body of a request whose route does not spool it.
    public var bytes: Data {
        guard case .bytes(let data) = body else { return Data() }
        return data
    }

    /// A part of the path.
    ///
    /// - Throws: ``RequestError/badParameter(_:)`` when it is not of the type.
    public func parameter<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type = Value.self
    ) throws(RequestError) -> Value {
        guard let text = parameters[name], !text.isEmpty, let value = Value(text) else {
            throw .badParameter(name)
        }
        return value
    }

    /// A query parameter, when it is there.
    ///
    /// - Throws: ``RequestError/badParameter(_:)`` when it is not of the type.
    public func query<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type = Value.self
    ) throws(RequestError) -> Value? {
        guard let text = head.query[name] else { return nil }
        guard let value = Value(text) else { throw .badParameter(name) }
        return value
    }

    /// How many members of a list are asked for: `limit`, 1 to 200.
    public func pageSize() throws(RequestError) -> Int {
        let size = try query("limit", as: Int.self) ?? 50
        guard (1...200).contains(size) else { throw .badParameter("limit") }
        return size
    }

    /// The key under which the caller wants this effect to happen once.
    ///
    /// Quoted as the IETF draft asks, or bare as most callers send it.
    ///
    /// - Throws: ``RequestError/badIdempotencyKey`` when there are several, or
    ///   one that is not 1 to 255 visible ASCII characters, or has a quote or a
    ///   backslash in it.
    public func idempotencyKey() throws(RequestError) -> String? {
        let keys = headers.values(of: "idempotency-key")
        guard var key = keys.first else { return nil }
        if key.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") {
            key = String(key.dropFirst().dropLast())
        }
        guard keys.count == 1, (1...255).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !key.contains("\""), !key.contains("\\")
        else { throw .badIdempotencyKey }
        return key
    }
}
