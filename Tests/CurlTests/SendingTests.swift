import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@Suite("The HTTP client")
struct SendingTests {
    @Test(arguments: Method.allCases)
    func `sends every method and its body`(_ method: Method) async throws {
        let route = Route(method, "/echo", access: .open, body: anyBody) { request in
            Response(
                status: 200,
                headers: ["X-Method": request.method.rawValue],
                body: .bytes(request.bytes)
            )
        }
        try await serve([route]) { client, base in
            let hasBody = method != .get && method != .head
            let answer = try await client.send(
                OutgoingRequest(
                    method: method,
                    url: base + "/echo?x=1",
                    body: hasBody ? .bytes(Data("hello".utf8)) : .none
                )
            )
            #expect(answer.status == 200)
            #expect(answer.headers["x-method"] == method.rawValue)
            #expect(String(decoding: answer.body, as: UTF8.self) == (hasBody ? "hello" : ""))
        }
    }

    @Test(arguments: Method.allCases)
    func `sends every method without a body`(_ method: Method) async throws {
        try await serve([.answer("HTTP/1.1 204 No Content\r\n\r\n")]) { client, server, base in
            let answer = try await client.send(
                OutgoingRequest(method: method, url: base + "/a/../b?c=%2F")
            )
            #expect(answer.status == 204)
            let head = try #require(server.heads.first)
            #expect(head.hasPrefix("\(method.rawValue) /a/../b?c=%2F HTTP/1.1\r\n"))
            let announces = [Method.post, .put, .patch].contains(method)
            #expect(head.contains("\r\nContent-Length: 0\r\n") == announces)
        }
    }

    @Test func `sends the fields that it is given and few of its own`() async throws {
        try await serve([.answer(ok), .answer(ok)]) { client, server, base in
            var request = post(base)
            request.headers = [
                "X-One": "1", "X-Empty": "", "Expect": "100-continue", "Content-Length": "99",
            ]
            _ = try await client.send(request)
            request.headers = ["User-Agent": "Other/1", "Content-Type": "text/plain"]
            _ = try await client.send(request)
            let heads = server.heads
            #expect(heads.first?.contains("\r\nX-One: 1\r\n") == true)
            #expect(heads.first?.contains("\r\nX-Empty:\r\n") == true)
            #expect(heads.first?.contains("\r\nContent-Length: 5\r\n") == true)
            #expect(heads.first?.contains("\r\nUser-Agent: Guichet/") == true)
            #expect(heads.first?.contains("Expect") == false)
            #expect(heads.first?.contains("Content-Type") == false)
            #expect(heads.last?.contains("\r\nUser-Agent: Other/1\r\n") == true)
            #expect(heads.last?.contains("\r\nContent-Type: text/plain\r\n") == true)
        }
    }

    @Test(
        arguments: [
            ["X-Bad": "a\r\nX-Injected: b"], ["X-Bad\r\nX-Injected": "b"], ["X-Bad": "a\nb"],
            ["": "b"], ["X: Y": "b"], ["X-Bad": "a\0b"],
        ] as [Headers]
    )
    func `sends no field that would become two`(_ headers: Headers) async throws {
        try await serve([.answer(ok)]) { client, server, base in
            var request = get(base)
            request.headers = headers
            let error = await failure(of: request, by: client)
            #expect(error?.kind == .invalidRequest)
            #expect(server.heads.isEmpty)
        }
    }

    @Test(arguments: [
        "", "x", "/path", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/",
        "http://", "http://user:secret@127.0.0.1/", "http://127.0.0.1:99999/",
        "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "httpx://127.0.0.1/", "httpserver/",
    ])
    func `asks no address but those of HTTP`(_ url: String) async throws {
        let client = HTTPClient()
        try await client.run {
            let error = await failure(of: get(url), by: client)
            #expect(error?.kind == .invalidRequest)
            #expect(error?.mayHaveArrived == false)
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test func `keeps its connection for the next request`() async throws {
        try await serve([.answer(ok), .answer(ok), .answer(ok)]) { client, server, base in
            for _ in 1...3 {
                let answer = try await client.send(post(base))
                #expect(answer.body == Data("ok".utf8))
            }
            #expect(server.connections == 1)
        }
    }

    @Test func `follows no redirect`() async throws {
        let answer = "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"
        try await serve([.answer(answer)]) { client, server, base in
            let answer = try await client.send(get(base))
            #expect(answer.status == 302)
            #expect(answer.headers["location"] == "/other")
            #expect(server.heads.count == 1)
        }
    }

    @Test func `connects to the pinned address whatever the name`() async throws {
        try await serve([.answer(ok)]) { client, server, base in
            var request = get("http://name.invalid:\(server.port)/")
            request.pinnedAddress = "127.0.0.1"
            let answer = try await client.send(request)
            #expect(answer.status == 200)
            #expect(server.heads.first?.contains("Host: name.invalid:\(server.port)\r\n") == true)
            request.pinnedAddress = "localhost"
            let error = await failure(of: request, by: client)
            #expect(error?.kind == .invalidRequest)
        }
    }

    @Test func `reads the last head of an answer that has several`() async throws {
        let answer =
            "HTTP/1.1 100 Continue\r\nX-A: 1\r\n\r\nHTTP/1.1 201 Created\r\nX-B: \t2 \r\n"
            + "X-B: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
        try await serve([.answer(answer)]) { client, _, base in
            let answer = try await client.send(post(base))
            #expect(answer.status == 201)
            #expect(answer.headers["x-a"] == nil)
            #expect(answer.headers.values(of: "x-b") == ["2", "3"])
            #expect(answer.body == Data("ok".utf8))
        }
    }

    @Test func `takes the size that HEAD tells for no size of its answer`() async throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n"
        try await serve([.answer(answer)]) { client, _, base in
            let answer = try await client.send(
                OutgoingRequest(method: .head, url: base, answerLimit: 100)
            )
            #expect(answer.headers["content-length"] == "10000000")
        }
    }

    @Test func `sends many requests at once`() async throws {
        let route = Route(.post, "/echo", access: .open, body: anyBody) { request in
            .text(String(decoding: request.bytes, as: UTF8.self))
        }
        try await serve([route]) { client, base in
            let answered = try await withThrowingTaskGroup(of: Int.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        var answered = 0
                        for number in 0..<32 {
                            var request = post(base + "/echo")
                            request.body = .bytes(Data("\(task)-\(number)".utf8))
                            let answer = try await client.send(request)
                            if answer.body == Data("\(task)-\(number)".utf8) { answered += 1 }
                        }
                        return answered
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(answered == 64 * 32)
        }
    }
}
