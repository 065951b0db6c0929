import Contracts
import FoundationEssentials
import HTTP
import Testing

@Suite("A request's key")
struct IdempotencyKeyTests {
    private func key(_ values: String...) throws(RequestError) -> String? {
        let fields = values.map { Headers.Field(name: "idempotency-key", value: $0) }
        return try Request(
            RequestHead(method: .post, path: "/", headers: Headers(fields))
        ).idempotencyKey()
    }

    @Test(arguments: [
        ("abc", "abc"), ("\"abc\"", "abc"), ("a,b;c=d", "a,b;c=d"), ("!~", "!~"),
        (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
        ("\"\(String(repeating: "k", count: 255))\"", String(repeating: "k", count: 255)),
    ])
    func `comes in quotes or bare`(header: String, key: String) throws {
        #expect(try self.key(header) == key)
    }

    @Test func `may be absent`() throws {
        #expect(try key() == nil)
    }

    @Test(arguments: [
        "", "\"\"", "\"", "\"abc", "abc\"", "a\"b", "\"a\\\"b\"", "a\\b", "a b", "\"a b\"", "a\tb",
        "é", "a\u{7F}", "\u{0}", "\"abc\";p=1", String(repeating: "k", count: 256),
    ])
    func `is refused in any other form`(header: String) {
        #expect(throws: RequestError.badIdempotencyKey) { try key(header) }
    }

    @Test func `is refused when there are several`() {
        #expect(throws: RequestError.badIdempotencyKey) { try key("a", "a") }
    }
}

@Suite("A request's parameters")
struct RequestParameterTests {
    private func request(
        query: [String: String] = [:],
        parameters: [String: String] = [:]
    ) -> Request {
        Request(RequestHead(method: .get, path: "/", query: query), parameters: parameters)
    }

    @Test func `are read as the type that is asked for`() throws {
        let request = request(query: ["n": "7"], parameters: ["ticket": "T-1", "n": "3"])
        #expect(try request.parameter("ticket", as: Ticket.ID.self) == Ticket.ID("T-1"))
        #expect(try request.parameter("n", as: Int.self) == 3)
        #expect(try request.query("n", as: Int.self) == 7)
        #expect(try request.query("m", as: Int.self) == nil)
    }

    @Test func `are refused by name when they are not of the type`() {
        let request = request(query: ["n": "x"], parameters: ["n": "x", "empty": ""])
        #expect(throws: RequestError.badParameter("n")) { try request.parameter("n", as: Int.self) }
        #expect(throws: RequestError.badParameter("n")) { try request.query("n", as: Int.self) }
        #expect(throws: RequestError.badParameter("empty")) {
            try request.parameter("empty", as: String.self)
        }
        #expect(throws: RequestError.badParameter("none")) {
            try request.parameter("none", as: String.self)
        }
    }

    @Test(arguments: [(nil, 50), ("1", 1), ("200", 200)])
    func `say how long a page is`(limit: String?, size: Int) throws {
        #expect(try request(query: limit.map { ["limit": $0] } ?? [:]).pageSize() == size)
    }

    @Test(arguments: ["0", "-1", "201", "", "x", "1.5", "99999999999999999999"])
    func `do not make a page longer or shorter`(limit: String) {
        #expect(throws: RequestError.badParameter("limit")) {
            try request(query: ["limit": limit]).pageSize()
        }
    }
}
