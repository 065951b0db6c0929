public import Contracts
import StrictJSON

/// How a route takes its body.
public struct BodyPolicy: Sendable {
    /// The most bytes that are accepted; more is answered 413.
    public let limit: Int

    /// Whether the body is written to a file as it arrives, instead of being
    /// held in memory.
    public let isSpooled: Bool

    /// The media types that are read; any when empty.
    public let mediaTypes: [String]

    public static let none = BodyPolicy(limit: 0, isSpooled: false, mediaTypes: [])

    /// A JSON body of at most that many bytes, in memory.
    public static func json(limit: Int = 1 << 20) -> BodyPolicy {
        BodyPolicy(limit: limit, isSpooled: false, mediaTypes: ["application/json"])
    }

    public init(
        limit: Int,
        isSpooled: Bool,
        mediaTypes: [String]
    ) {
        self.limit = limit
        self.isSpooled = isSpooled
        self.mediaTypes = mediaTypes
    }
}

/// One operation at one path.
public struct Route: Sendable {
    public typealias Handler = @Sendable (Request) async throws -> Response

    public let method: Method
    public let path: String
    public let access: Access

    /// Asked once the head is there, before the body is read: what it throws
    /// is the answer.
    public let body: @Sendable (RequestHead) throws -> BodyPolicy
    public let handler: Handler
    let pattern: PathPattern

    public init(
        _ method: Method,
        _ path: String,
        access: Access,
        body: @escaping @Sendable (RequestHead) throws -> BodyPolicy = { _ in .none },
        handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.body = body
        self.handler = handler
        pattern = PathPattern(path)
    }

    /// The route of an endpoint, its answer made by hand.
    public init<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        body: @escaping @Sendable (RequestHead) throws -> BodyPolicy,
        respond handler: @escaping Handler
    ) {
        self.init(
            endpoint.method,
            endpoint.path,
            access: endpoint.access,
            body: body,
            handler: handler
        )
    }

    /// The route of an endpoint: its input is decoded, its output encoded.
    public init<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        limit: Int = 1 << 20,
        handler: @escaping @Sendable (Input, Request) async throws -> Output
    ) {
        let hasBody = Input.self != Nothing.self
        self.init(
            endpoint.method,
            endpoint.path,
            access: endpoint.access,
            body: { _ in hasBody ? .json(limit: limit) : .none },
            handler: { request in
                if endpoint.isEffect, endpoint.access == .services,
                    try request.idempotencyKey() == nil
                {
                    throw RequestError.missingIdempotencyKey
                }
                let output = try await handler(try Self.input(of: request), request)
                return try .json(output, status: endpoint.status)
            }
        )
    }

    private static func input<Input: Decodable>(of request: Request) throws -> Input {
        // The types first: a cast is looked up each time.
        if Input.self == Nothing.self, let nothing = Nothing() as? Input { return nothing }
        return try request.decoded(Input.self)
    }
}

extension Request {
    /// The body as a value.
    ///
    /// - Throws: ``RequestError`` saying what is not as it must be.
    public func decoded<Value: Decodable>(_ type: Value.Type) throws(RequestError) -> Value {
        do {
            return try WireCoding.decode(type, from: bytes)
        } catch let error as JSONSyntaxError {
            throw .badJSON(error)
        } catch let error as DecodingError {
            throw .shape(error)
        } catch {
            throw .invalid([FieldError(pointer: "#", detail: "is not valid")])
        }
    }
}
