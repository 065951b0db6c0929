/// Why there is no answer.
public struct HTTPClientError: Error, Equatable, CustomStringConvertible {
    public enum Kind: Error, Equatable {
        case couldNotResolve
        case couldNotConnect
        case timedOut

        /// The answer is larger than the request allows.
        case tooLarge

        /// The connection ended before the answer did.
        case connectionLost

        /// The other side could not prove who it is, or no secure connection
        /// came about.
        case tls

        /// The address, a header field or the pinned address cannot be used.
        case invalidRequest

        /// A file to send or to save to could not be used.
        case file

        /// The answer is not HTTP.
        case badAnswer

        case cancelled

        /// Too many requests wait already.
        case overloaded

        /// The client does not run any more.
        case stopped

        /// Another of libcurl's codes.
        case other(code: Int)
    }

    public let kind: Kind

    /// Whether the other side may have got the request, or a part of it.
    public let mayHaveArrived: Bool

    /// The scheme, host and port that were asked; never more of the address.
    public let origin: String

    public init(_ kind: Kind, mayHaveArrived: Bool, origin: String) {
        self.kind = kind
        self.mayHaveArrived = mayHaveArrived
        self.origin = origin
    }

    /// Whether the same request may succeed later.
    ///
    /// Whether it may be repeated is another question when it
    /// ``mayHaveArrived`` and is not idempotent.
    public var isRetryable: Bool {
        switch kind {
        case .couldNotResolve, .couldNotConnect, .timedOut, .connectionLost, .overloaded: true
        case .tooLarge, .tls, .invalidRequest, .file, .badAnswer, .cancelled, .stopped, .other:
            false
        }
    }

    public var description: String {
        let target = origin.isEmpty ? "the server" : origin
        return switch kind {
        case .couldNotResolve: "the name in \(target) cannot be resolved"
        case .couldNotConnect: "\(target) does not accept a connection"
        case .timedOut: "\(target) did not answer in time"
        case .tooLarge: "the answer of \(target) is too large"
        case .connectionLost: "the connection to \(target) was lost"
        case .tls: "no trusted TLS connection to \(target)"
        case .invalidRequest: "the request to \(target) is not valid"
        case .file: "a file for the request to \(target) cannot be read or written"
        case .badAnswer: "\(target) does not answer in HTTP"
        case .cancelled: "the request to \(target) was cancelled"
        case .overloaded: "too many requests are waiting"
        case .stopped: "the HTTP client has stopped"
        case .other(let code): "the request to \(target) failed (libcurl \(code))"
        }
    }
}
