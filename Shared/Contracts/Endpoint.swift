/// The request methods that Guichet's services use.
public enum Method: String, Codable, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"
}

/// One operation of a service, described once: the server's route, the
/// client's call and the OpenAPI document are all made from it.
///
/// `{name}` in ``path`` is a parameter; a client fills it in, a server reads
/// it. Use ``Nothing`` where there is no body, and ``FileContent`` where it is
/// a file.
public struct Endpoint<Input: Codable & Sendable, Output: Codable & Sendable>: Sendable {
    public let method: Method
    public let path: String
    public let summary: String

    /// The status of a successful answer.
    public let status: Int

    /// Names of the query parameters that the operation reads.
    public let query: [String]

    /// Who may call.
    public let access: Access

    /// Whether the call changes something outside the called service or in
    /// its store, so that it must carry an `Idempotency-Key`.
    public let isEffect: Bool

    /// The fields of the same input as `multipart/form-data`, where it may be
    /// posted so, too.
    public let form: (any (Codable & Sendable).Type)?

    /// Successful answers of another status than ``status``.
    public let otherAnswers: [OtherAnswer]

    public init(
        _ method: Method,
        _ path: String,
        _ summary: String,
        status: Int = 200,
        query: [String] = [],
        access: Access = .services,
        isEffect: Bool = false,
        form: (any (Codable & Sendable).Type)? = nil,
        otherAnswers: [OtherAnswer] = []
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.status = status
        self.query = query
        self.access = access
        self.isEffect = isEffect
        self.form = form
        self.otherAnswers = otherAnswers
    }
}

/// A successful answer besides the one that an operation usually gives.
public struct OtherAnswer: Sendable {
    public let status: Int

    /// When it is given, for the document.
    public let summary: String
    public let type: any (Codable & Sendable).Type

    public init(_ status: Int, _ summary: String, _ type: any (Codable & Sendable).Type) {
        self.status = status
        self.summary = summary
        self.type = type
    }
}

/// Who may call an operation.
public enum Access: Sendable {
    /// The other services and operators, with the service token.
    case services

    /// The outside world, by the rules of the operation itself.
    case open
}

/// The absence of a body.
public struct Nothing: Codable, Hashable, Sendable {
    public init() {}
}

/// The bytes of a file, as a body or as a part of a form.
public struct FileContent: Codable, Hashable, Sendable {
    public init() {}
}

/// An endpoint without its type parameters, for lists of them.
public protocol AnyEndpoint: Sendable {
    var method: Method { get }
    var path: String { get }
    var summary: String { get }
    var status: Int { get }
    var query: [String] { get }
    var access: Access { get }
    var isEffect: Bool { get }
    var form: (any (Codable & Sendable).Type)? { get }
    var otherAnswers: [OtherAnswer] { get }
    var inputType: any (Codable & Sendable).Type { get }
    var outputType: any (Codable & Sendable).Type { get }
}

extension Endpoint: AnyEndpoint {
    public var inputType: any (Codable & Sendable).Type { Input.self }
    public var outputType: any (Codable & Sendable).Type { Output.self }
}
