import HTTP
import MicroHTTP
import Observability
import TestSupport
import Testing

@Suite("A request that could be read in two ways")
struct RefusalTests {
    /// Each smuggles `GET /hello` behind a request, if the server lets it.
    @Test(arguments: [
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 40\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 4\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4x\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length : 4\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked \r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
        "POST /echo HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nHost: y\r\n",
        "POST /echo HTTP/1.1\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n b\r\nContent-Length: 4\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n\tb\r\n",
        "POST /echo HTTP/1.1\nHost: x\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\nContent-Length: 4\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nX-Nul: a\0b\r\n",
        "POST /echo\0/a HTTP/1.1\r\nHost: x\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nX-Return: a\rb\r\n",
        "POST /ec ho HTTP/1.1\r\nHost: x\r\n",
        "POST http:/echo HTTP/1.1\r\nHost: x\r\n",
        "POST echo HTTP/1.1\r\nHost: x\r\n",
    ])
    func `is refused and its connection closed`(_ head: String) async throws {
        try await serve([echo, hello]) { port in
            let answer = try await exchange(
                head + "\r\nGET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
            #expect(answer.components(of: "HTTP/1.1 ").count <= 2)
            #expect(!answer.contains("200 OK"))
        }
    }

    @Test func `has a bare LF even at its end`() async throws {
        try await serve([hello]) { port in
            let answer = try await exchange("GET /hello HTTP/1.1\r\nHost: x\r\n\n", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test(arguments: ["BREW", "get", "CONNECT", "TRACE"])
    func `has a method that is not known`(_ method: String) async throws {
        try await serve([hello]) { port in
            let answer = try await exchange(
                "\(method) /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 501 "))
            #expect(answer.contains("urn:guichet:problem:unknown-method"))
        }
    }

    @Test func `has more fields than are read`() async throws {
        try await serve([hello]) { port in
            let fields = (1...100).map { "X-\($0): y\r\n" }.joined()
            let answer = try await exchange(
                "GET /hello HTTP/1.1\r\nHost: x\r\n\(fields)\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
            #expect(answer.contains("More than 100 header fields."))
        }
    }

    @Test(arguments: [
        (100, 16_000, "200"), (100, 17_000, "431"), (100, 25_000, "431"), (100, 40_000, "431"),
        (9_000, 100, "414"), (40_000, 100, "414"),
    ])
    func `is larger than a head may be`(
        _ target: Int,
        _ field: Int,
        _ status: String
    ) async throws {
        try await serve([hello]) { port in
            let query = String(repeating: "&", count: target)
            let value = String(repeating: "a", count: field)
            let answer = try await exchange(
                "GET /hello?\(query) HTTP/1.1\r\nHost: x\r\nX-Long: \(value)\r\n"
                    + "Connection: close\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test func `is a good one when its many fields and long query are whole`() async throws {
        try await serve([hello]) { port in
            let query = String(repeating: "a=b&", count: 1_500)
            let fields = (1...90).map { "X-\($0): \(String(repeating: "y", count: 90))\r\n" }
            let request =
                "GET /hello?\(query) HTTP/1.1\r\nHost:x\r\n\(fields.joined())X-Empty:\r\nX: y  \r\n"
            let client = try RawClient(port: port)
            for _ in 1...3 {
                try await client.send(request + "\r\n")
                let answer = try await client.receive(until: "hello")
                #expect(answer.hasPrefix("HTTP/1.1 200 "))
            }
            try await client.send(request + "Connection: close\r\n\r\n" + request)
            let last = try await client.receiveAll()
            #expect(last.hasSuffix("hello"))
        }
    }
}

extension String {
    /// The parts between occurrences of a text.
    func components(of separator: String) -> [Substring] { split(separator: separator) }
}
