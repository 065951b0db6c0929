public import Contracts
public import FoundationEssentials
public import HTTP

/// One call of a vendor's API.
public struct VendorCall: Sendable {
    public var method: Contracts.Method

    /// From the base address on, with its query, percent-encoded.
    public var target: String
    public var headers: Headers
    public var body: Data?

    /// Whether making the call twice does what making it once does.
    ///
    /// The vendor refuses or recognises the second. Only such a call is
    /// repeated after an answer that never came.
    public var isRepeatable: Bool

    /// Seconds until the answer must be complete.
    public var timeout: Double

    /// Of itself a call is repeatable unless it is a POST or a PATCH.
    public init(
        _ method: Contracts.Method,
        _ target: String,
        headers: Headers = Headers(),
        json body: Data? = nil,
        isRepeatable: Bool? = nil,
        timeout: Double = 10
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.isRepeatable = isRepeatable ?? (method != .post && method != .patch)
        self.timeout = timeout
    }
}
