import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@Suite("A request without an answer")
struct FailureTests {
    @Test func `was refused by a port that is closed`() async throws {
        let client = HTTPClient()
        let port = try RawServer([]).port
        try await client.run {
            let error = await failure(of: post("http://127.0.0.1:\(port)/?secret"), by: client)
            #expect(error?.kind == .couldNotConnect)
            #expect(error?.mayHaveArrived == false)
            #expect(error?.isRetryable == true)
            #expect(error?.description == "http://127.0.0.1:\(port) does not accept a connection")
        }
    }

    @Test func `was for a name that nobody has`() async throws {
        let client = HTTPClient()
        try await client.run {
            let error = await failure(of: get("http://nobody.invalid/"), by: client)
            #expect(error?.kind == .couldNotResolve)
            #expect(error?.mayHaveArrived == false)
        }
    }

    @Test func `took too long`() async throws {
        try await serve([.silence]) { client, _, base in
            let error = await failure(of: post(base, timeout: 0.3), by: client)
            #expect(error?.kind == .timedOut)
            #expect(error?.mayHaveArrived == true)
        }
    }

    @Test func `took too long while it waited for a connection`() async throws {
        var limits = HTTPClientLimits()
        limits.connectionsPerHost = 1
        try await serve([.silence], client: HTTPClient(limits: limits)) { client, _, base in
            async let first = failure(of: post(base, timeout: 2), by: client)
            async let second = failure(of: post(base, timeout: 0.3), by: client)
            async let third = failure(of: post(base, timeout: 0.3), by: client)
            let waited = await [second, third].compactMap { $0 }
            #expect(waited.map(\.kind).contains(.timedOut))
            _ = await first
        }
    }

    @Test func `was cancelled`() async throws {
        try await serve([.silence]) { client, server, base in
            try await withThrowingTaskGroup(of: HTTPClientError?.self) { group in
                group.addTask { await failure(of: post(base), by: client) }
                while server.heads.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                group.cancelAll()
                for try await error in group {
                    #expect(error?.kind == .cancelled)
                    #expect(error?.mayHaveArrived == true)
                }
            }
        }
    }

    @Test func `was cancelled before it was sent`() async throws {
        try await serve([.silence]) { client, _, base in
            await withTaskGroup(of: HTTPClientError?.self) { group in
                group.cancelAll()
                group.addTask { await failure(of: post(base), by: client) }
                for await error in group { #expect(error?.kind == .cancelled) }
            }
        }
    }

    @Test(arguments: [
        ("", HTTPClientError.Kind.connectionLost),
        ("HTTP/1.1 200 OK\r\nContent-Le", .connectionLost),
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello", .connectionLost),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", .connectionLost),
        ("hello\r\n\r\n", .badAnswer),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", .connectionLost),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .badAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", .tooLarge),
        ("HTTP/1.1 200 OK\r\n\r\n\(String(repeating: "a", count: 101))", .tooLarge),
        ("HTTP/1.1 200 OK\r\n\(String(repeating: "X: y\r\n", count: 60_000))\r\n", .tooLarge),
    ])
    func `got one that ends early or is no answer`(
        _ answer: String,
        _ kind: HTTPClientError.Kind
    ) async throws {
        try await serve([.answerAndClose(answer)]) { client, _, base in
            var request = post(base)
            request.answerLimit = 100
            let error = await failure(of: request, by: client)
            #expect(error?.kind == kind)
            #expect(error?.mayHaveArrived == true)
        }
    }

    @Test func `was for a server without TLS`() async throws {
        try await serve([]) { client, base in
            let error = await failure(of: get("https" + base.dropFirst(4)), by: client)
            #expect(error?.kind == .tls)
            #expect(error?.mayHaveArrived == false)
        }
    }

    /// The first request makes a connection that is kept; the server closes it
    /// when the second has come.
    @Test func `was sent on a kept connection that died, and is not sent again`() async throws {
        try await serve([.answer(ok), .answerAndClose(""), .answer(ok)]) { client, server, base in
            _ = try await client.send(post(base))
            let error = await failure(of: post(base), by: client)
            #expect(error?.kind == .connectionLost)
            #expect(error?.mayHaveArrived == true)
            #expect(server.heads.count == 2)
        }
    }

    @Test(arguments: [false, true])
    func `is sent again on a kept connection that died when that does no harm`(
        _ hasKey: Bool
    ) async throws {
        try await serve([.answer(ok), .answerAndClose(""), .answer(ok)]) { client, server, base in
            let request =
                hasKey
                ? OutgoingRequest(
                    method: .post,
                    url: base,
                    headers: ["Idempotency-Key": "1"],
                    body: .bytes(Data("hello".utf8))
                ) : get(base)
            _ = try await client.send(request)
            let answer = try await client.send(request)
            #expect(answer.status == 200)
            #expect(server.heads.count == 3)
        }
    }

    @Test func `was still running when the client stopped`() async throws {
        let server = try RawServer([.silence])
        let client = HTTPClient()
        try await server.run {
            await withTaskGroup(of: HTTPClientError?.self) { group in
                group.addTask {
                    await failure(of: post("http://127.0.0.1:\(server.port)"), by: client)
                }
                // What makes the client fail would be its own error.
                try? await client.run {
                    while server.heads.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                }
                for await error in group { #expect(error?.kind == .stopped) }
            }
        }
        let later = await failure(of: get("http://127.0.0.1/"), by: client)
        #expect(later?.kind == .stopped)
    }

    @Test func `was one too many`() async throws {
        var limits = HTTPClientLimits()
        limits.requests = 1
        try await serve([.silence], client: HTTPClient(limits: limits)) { client, server, base in
            await withTaskGroup(of: HTTPClientError?.self) { group in
                group.addTask { await failure(of: post(base), by: client) }
                while server.heads.isEmpty { await Task.yield() }
                let second = await failure(of: post(base), by: client)
                #expect(second?.kind == .overloaded)
                #expect(second?.mayHaveArrived == false)
                group.cancelAll()
                for await first in group { #expect(first?.kind == .cancelled) }
            }
        }
    }
}
