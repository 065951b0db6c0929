import Contracts
import Dispatch
import HTTP
import MicroHTTP
import Observability
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

@Suite("The HTTP server's life")
struct LifetimeTests {
    @Test func `does not begin on a port that is in use`() async throws {
        try await serve([hello]) { port in
            let second = server(port: port)
            await #expect(
                throws: ListenError(description: "port \(port) is in use on 127.0.0.1")
            ) {
                try await second.run {}
            }
        }
    }

    @Test(arguments: [("127.0.0.1", 70_000), ("no.such.host.invalid", 0), ("203.0.113.1", 0)])
    func `does not begin where it cannot listen`(_ host: String, _ port: Int) async {
        await #expect(throws: ListenError.self) {
            try await server(host: host, port: port).run {}
        }
    }

    @Test func `ends once the running requests are answered, and takes no more`() async throws {
        let (entered, leave, end) = (Gate(), Gate(), Gate())
        let server = server([waiting(entered, leave)])
        let started = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.run {
                    started.open()
                    await end.passed()
                }
            }
            await started.passed()
            let client = try RawClient(port: server.boundPort)
            let idle = try RawClient(port: server.boundPort)
            try await client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            await entered.passed()
            end.open()
            while (try? RawClient(port: server.boundPort)) != nil {
                try await Task.sleep(for: .milliseconds(5))
            }
            leave.open()
            let answer = try await client.receiveAll()
            #expect(answer.hasSuffix("waited"))
            #expect(answer.contains("\r\nConnection: close\r\n"))
            let nothing = try await idle.receiveAll()
            #expect(nothing == "")
            try await group.waitForAll()
        }
    }

    @Test func `ends when clients went away before their answer`() async throws {
        let (entered, leave) = (Gate(), Gate())
        let route = waiting(entered, leave)
        try await serve([route]) { port in
            do {
                let client = try RawClient(port: port)
                try await client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
                await entered.passed()
            }
            leave.open()
        }
    }

    @Test func `answers a client that has ended its side`() async throws {
        let (entered, leave) = (Gate(), Gate())
        try await serve([waiting(entered, leave)]) { port in
            let client = try RawClient(port: port)
            try await client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            client.endSending()
            await entered.passed()
            leave.open()
            let answer = try await client.receiveAll()
            #expect(answer.hasSuffix("waited"))
        }
    }

    @Test(arguments: [
        "G", "GET /hello HTTP/1.1\r\nHost: x\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\n"
            + "Content-Length: 10\r\n\r\nhello",
    ])
    func `does not wait for a client that ends its side too early`(_ part: String) async throws {
        try await serve([hello, echo]) { port in
            let clients = try (0..<20).map { _ in try RawClient(port: port) }
            for client in clients {
                try await client.send(part)
                client.endSending()
            }
            for client in clients { _ = try await client.receiveAll() }
        }
    }

    @Test func `answers 503 while as many handlers run as may`() async throws {
        let (entered, leave) = (Gate(), Gate())
        var limits = HTTPServerLimits()
        limits.runningRequests = 1
        try await serve([waiting(entered, leave), hello], limits: limits) { port in
            let first = try RawClient(port: port)
            try await first.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            await entered.passed()
            let second = try RawClient(port: port)
            try await second.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            let refused = try await second.receive(until: "overloaded")
            #expect(refused.hasPrefix("HTTP/1.1 503 "))
            #expect(refused.contains("\r\nRetry-After: 1\r\n"))
            leave.open()
            let answer = try await first.receive(until: "waited")
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
            try await second.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            let later = try await second.receive(until: "hello")
            #expect(later.contains("HTTP/1.1 200 "))
        }
    }

    @Test func `answers all connections in one thread, before and after a handler waits`()
        async throws
    {
        let leave = Gate()
        let threads = Mutex<[UInt]>([])
        let thread = Route(.get, "/thread", access: .open) { _ in
            threads.withLock { $0.append(UInt(pthread_self())) }
            await leave.passed()
            threads.withLock { $0.append(UInt(pthread_self())) }
            return .text("left")
        }
        try await serve([thread]) { port in
            let clients = try (0..<24).map { _ in try RawClient(port: port) }
            for client in clients {
                try await client.send("GET /thread HTTP/1.1\r\nHost: x\r\n\r\n")
            }
            try await waitUntil { threads.withLock { $0.count } == clients.count }
            leave.open()
            for client in clients { _ = try await client.receive(until: "left") }
            let seen = threads.withLock { $0 }
            #expect(seen.count == 2 * clients.count)
            #expect(Set(seen).count == 1)
        }
    }

    @Test func `lets nobody wait while a long body is thought about`() async throws {
        let (entered, leave) = (Gate(), DispatchSemaphore(value: 0))
        let think = Route(.post, "/think", access: .open, body: inMemory) { _ in
            entered.open()
            hold(until: leave)
            return .text("thought")
        }
        try await serve([think, hello]) { port in
            defer { leave.signal() }
            let thinker = try RawClient(port: port)
            let body = String(repeating: "a", count: 20_000)
            try await thinker.send(
                "POST /think HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n\(body)"
            )
            await entered.passed()
            let client = try RawClient(port: port)
            try await client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try await client.receive(until: "hello")
            leave.signal()
            _ = try await thinker.receive(until: "thought")
        }
    }

    @Test func `closes a connection whose head never ends`() async throws {
        var limits = HTTPServerLimits()
        limits.headSeconds = 1
        try await serve([hello], limits: limits) { port in
            let client = try RawClient(port: port)
            // Bytes keep coming, so that the connection is never silent.
            async let answer = client.receiveAll()
            try await client.send("GET /hello HTTP/1.1\r\nHost: x\r\n")
            for _ in 1...30 {
                try await client.send("X: y\r\n")
                try await Task.sleep(for: .milliseconds(100))
            }
            let text = try await answer
            #expect(text == "")
        }
    }

    @Test func `throws what ended it`() async throws {
        struct Sample: Error, Equatable {}
        await #expect(throws: Sample()) {
            try await serve([hello]) { _ in throw Sample() }
        }
    }

    private func waiting(_ entered: Gate, _ leave: Gate) -> Route {
        Route(.get, "/wait", access: .open) { _ in
            entered.open()
            await leave.passed()
            return .text("waited")
        }
    }

    private func server(
        _ routes: [Route] = [hello],
        host: String = "127.0.0.1",
        port: Int = 0
    ) -> HTTPServer {
        let router = Router(routes, log: quiet, metrics: Metrics())
        return HTTPServer(host: host, port: port, router: router, log: quiet)
    }
}

/// Keeps the thread busy, as a long computation would.
private func hold(until end: DispatchSemaphore) {
    end.wait()
}
