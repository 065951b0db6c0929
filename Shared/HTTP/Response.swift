public import Contracts
public import FoundationEssentials
import StrictJSON

/// An answer.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes(Data)

        /// A file, sent from disk.
        case file(path: String, size: Int)
    }

    public var status: Int
    public var headers: Headers
    public var body: Body

    public init(status: Int, headers: Headers = Headers(), body: Body = .bytes(Data())) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body of an answer that is held in memory.
    public var bytes: Data {
        guard case .bytes(let data) = body else { return Data() }
        return data
    }

    public static func json(_ value: some Encodable, status: Int = 200) throws -> Response {
        Response(
            status: status,
            headers: ["Content-Type": "application/json"],
            body: .bytes(try WireCoding.encode(value))
        )
    }

    public static func text(
        _ text: String,
        type: String = "text/plain; charset=utf-8",
        status: Int = 200
    ) -> Response {
        Response(
            status: status,
            headers: ["Content-Type": type],
            body: .bytes(Data(text.utf8))
        )
    }

    /// An answer that is an error: `application/problem+json` (RFC 9457).
    public static func problem(_ problem: Problem, headers: Headers = Headers()) -> Response {
        var headers = headers
        headers["Content-Type"] = "application/problem+json"
        // A problem holds strings and a number: its encoding cannot fail.
        let body = (try? WireCoding.encode(problem)) ?? Data()
        return Response(status: problem.status, headers: headers, body: .bytes(body))
    }
}
