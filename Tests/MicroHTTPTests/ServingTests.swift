import Contracts
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Synchronization
import TestSupport
import Testing

@Suite("The HTTP server")
struct ServingTests {
    @Test func `answers a request`() async throws {
        try await serve([hello]) { port in
            let answer = try await exchange(
                "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.contains("Content-Length: 5\r\n"))
            #expect(answer.contains("\r\nDate: "))
            #expect(!answer.contains("\r\nServer: "))
            #expect(answer.hasSuffix("\r\n\r\nhello"))
        }
    }

    @Test func `answers several requests on one connection in their order`() async throws {
        try await serve([hello, echo]) { port in
            let client = try RawClient(port: port)
            try await client.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nfirst"
                    + "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            )
            let answers = try await client.receiveAll().components(of: "HTTP/1.1 ")
            #expect(answers.count == 3)
            #expect(answers.first?.hasPrefix("200") == true)
            #expect(answers.first?.hasSuffix("first") == true)
            #expect(answers.dropFirst().first?.hasPrefix("404") == true)
            #expect(answers.last?.hasSuffix("hello") == true)
        }
    }

    @Test func `gives the router a path as sent and a query decoded`() async throws {
        let route = Route(.get, "/files/{name}", access: .open) { request in
            .text("\(request.path)|\(try request.parameter("name", as: String.self))|")
        }
        let query = Route(.get, "/query", access: .open) { request in
            .text("\(request.head.query["a"] ?? "")|\(request.head.peer)|")
        }
        try await serve([route, query]) { port in
            let file = try await exchange(
                "GET /files/a%2Fb%20c HTTP/1.0\r\nHost: x\r\n\r\n",
                port: port
            )
            #expect(file.hasSuffix("/files/a%2Fb%20c|a/b c|"))
            let pair = try await exchange("GET /query?a=%26%3D+x HTTP/1.0\r\n\r\n", port: port)
            #expect(pair.hasSuffix("&= x|127.0.0.1|"))
        }
    }

    @Test func `sends the head of an answer to HEAD, and nothing else`() async throws {
        try await serve([hello]) { port in
            let answer = try await exchange(
                "HEAD /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(answer.contains("Content-Length: 5\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `sends a file from disk`() async throws {
        let folder = try TestFolder()
        let content = String(repeating: "0123456789", count: 100_000)
        let path = try folder.write(content, to: "big")
        let route = Route(.get, "/file", access: .open) { _ in
            Response(status: 200, body: .file(path: path, size: 1_000_000))
        }
        try await serve([route]) { port in
            let answer = try await exchange(
                "GET /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(answer.contains("Content-Length: 1000000\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n" + content))
            let head = try await exchange("HEAD /file HTTP/1.0\r\nHost: x\r\n\r\n", port: port)
            #expect(head.contains("Content-Length: 1000000\r\n"))
            #expect(head.hasSuffix("\r\n\r\n"))
        }
    }

    @Test(arguments: [
        Response(status: 200, headers: ["X-Bad": "a\r\nX-Injected: b"]),
        Response(status: 200, headers: ["X-Bad\r\nX-Injected": "b"]),
        Response(status: 200, headers: ["X Bad": "b"]),
        Response(status: 99),
        Response(status: 200, body: .file(path: "/nonexistent/file", size: 5)),
        Response(status: 200, body: .file(path: "/dev/null", size: 5)),
    ])
    func `answers 500 in place of what cannot be sent, and says so`(
        _ response: Response
    ) async throws {
        let lines = Mutex<[String]>([])
        let log = Log(service: "test") { line in lines.withLock { $0.append(line) } }
        let route = Route(.get, "/bad", access: .open) { _ in response }
        try await serve([route], log: log) { port in
            let answer = try await exchange("GET /bad HTTP/1.1\r\nHost: x\r\n\r\n", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 500 "))
            #expect(!answer.contains("X-Injected"))
        }
        #expect(lines.withLock { $0 }.contains { $0.contains("\"request failed\"") })
    }

    @Test func `leaves none of many requests without an answer`() async throws {
        let route = Route(.post, "/slow", access: .open, body: inMemory) { request in
            for _ in 0..<Int.random(in: 0..<5) { await Task.yield() }
            return .text(String(decoding: request.bytes, as: UTF8.self))
        }
        try await serve([route]) { port in
            let answered = try await withThrowingTaskGroup(of: Int.self) { group in
                for client in 0..<8 {
                    group.addTask { try await Self.converse(client, requests: 250, port: port) }
                }
                return try await group.reduce(0, +)
            }
            #expect(answered == 2_000)
        }
    }

    /// How many of a client's requests are answered with what they sent.
    private static func converse(_ client: Int, requests: Int, port: Int) async throws -> Int {
        let connection = try RawClient(port: port)
        var answered = 0
        for number in 0..<requests {
            let text = "<\(client)-\(number)>"
            try await connection.send(
                "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: \(text.count)\r\n\r\n\(text)"
            )
            if try await connection.receive(until: ">").hasSuffix(text) { answered += 1 }
        }
        return answered
    }
}
