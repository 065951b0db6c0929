public import Contracts
public import FoundationEssentials
public import HTTP

/// A request to another server.
public struct OutgoingRequest: Sendable {
    public enum Body: Sendable {
        case none
        case bytes(Data)

        /// So many bytes of a file from an offset on, read while they are sent.
        case file(path: String, size: Int, offset: Int = 0)
    }

    public var method: Method

    /// An `http` or `https` address without a user in it.
    public var url: String
    public var headers: Headers
    public var body: Body

    /// Seconds until the answer must be complete.
    public var timeout: Double

    /// Seconds until the connection must stand.
    public var connectTimeout: Double = 10

    /// Bytes of an answer's body that are kept in memory; more fails.
    public var answerLimit: Int

    /// Where the body of an answer of status 2xx goes, instead of into memory.
    public var saveTo: SavedAnswer?

    /// The only address that is connected to, whatever the name in ``url``
    /// resolves to.
    ///
    /// The name stays in `Host` and in the check of the
    /// certificate.
    public var pinnedAddress: String?

    /// Whether the request may be sent again by itself when a kept connection
    /// dies after the request left and before anything of the answer came.
    ///
    /// Of itself true for methods that are idempotent by definition, and for
    /// requests with an `Idempotency-Key`.
    public var isRepeatable: Bool

    public init(
        method: Method,
        url: String,
        headers: Headers = Headers(),
        body: Body = .none,
        timeout: Double = 30,
        answerLimit: Int = 4 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.answerLimit = answerLimit
        isRepeatable =
            (method != .post && method != .patch) || headers["idempotency-key"] != nil
    }
}

/// A file that an answer's body is written to.
public struct SavedAnswer: Sendable {
    /// Made, or emptied when it is there.
    ///
    /// Deleted when the request fails.
    public let path: String

    /// The most bytes that are written; more fails.
    public let limit: Int

    public init(path: String, limit: Int) {
        self.path = path
        self.limit = limit
    }
}
