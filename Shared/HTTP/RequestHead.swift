public import Contracts
public import Observability

/// A request before its body: enough to decide whether the body is wanted.
public struct RequestHead: Sendable {
    public let method: Method

    /// The path as sent, still percent-encoded, without the query.
    public let path: String

    /// The query parameters, decoded; of a repeated one, the last.
    public let query: [String: String]
    public let headers: Headers

    /// The address of the peer, for the rules that depend on it.
    public let peer: String

    /// The trace that the caller named, or a new one.
    public let trace: TraceContext

    public init(
        method: Method,
        path: String,
        query: [String: String] = [:],
        headers: Headers = Headers(),
        peer: String = "",
        trace: TraceContext? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.peer = peer
        let isNamed = trace == nil && headers.count(of: "traceparent") == 1
        let named = isNamed ? headers["traceparent"].flatMap(TraceContext.init(traceparent:)) : nil
        self.trace = trace ?? named ?? TraceContext()
    }

    /// The media type of the body, lower case and without parameters.
    public var mediaType: String? {
        guard let type = headers["content-type"] else { return nil }
        // As nearly everybody writes it, which is quickly seen.
        let isPlain = type.utf8.allSatisfy { byte in
            (97...122).contains(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
        }
        if isPlain, !type.isEmpty { return type }
        return type.split(separator: ";").first?.lowercased().filter { !$0.isWhitespace }
    }
}
