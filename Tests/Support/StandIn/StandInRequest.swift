public import FoundationEssentials
public import HTTP
import StrictJSON

/// A request as a stand-in received it.
public struct StandInRequest: Sendable {
    public let method: String

    /// Without its query, percent-encoded as it came.
    public let path: String
    public let query: [String: String]
    public let headers: Headers
    public let body: Data

    /// The body as JSON; nothing when it is none.
    public func json<Value: Decodable>(as type: Value.Type = Value.self) -> Value? {
        try? WireCoding.decode(type, from: body)
    }
}

/// What a stand-in answers.
public struct StandInAnswer: Sendable {
    public var status: Int
    public var headers: Headers
    public var body: Data

    public init(status: Int, headers: Headers = Headers(), body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public static func json(_ status: Int, _ text: String) -> StandInAnswer {
        StandInAnswer(
            status: status,
            headers: ["Content-Type": "application/json;charset=utf-8"],
            body: Data(text.utf8)
        )
    }

    public static func json(_ status: Int, _ value: some Encodable) throws -> StandInAnswer {
        StandInAnswer(
            status: status,
            headers: ["Content-Type": "application/json;charset=utf-8"],
            body: try WireCoding.encode(value)
        )
    }
}
