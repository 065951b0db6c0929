import Contracts
import HTTP
import MicroHTTP
import Observability
import TestSupport
import Testing

/// libmicrohttpd ends the process when it is stopped while a connection waits
/// for its handler: with the server as it should be, none can.
@Suite("Stopping the HTTP server under load", .serialized)
struct StoppingTests {
    private static let rounds = 30
    private static let clients = 16
    private static let request = "GET /soon HTTP/1.1\r\nHost: x\r\n\r\n"

    @Test func `answers whole or not at all, whenever requests come`() async throws {
        for round in 0..<Self.rounds {
            let (started, stop) = (Gate(), Gate())
            let server = Self.server()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await server.run {
                        started.open()
                        await stop.passed()
                    }
                }
                await started.passed()
                let clients = try await Self.keptAlive(port: server.boundPort)
                for (number, client) in clients.enumerated() {
                    if number == round % Self.clients { stop.open() }
                    try await client.send(Self.request)
                }
                for client in clients {
                    let answer = try await client.receiveAll()
                    #expect(answer.isEmpty || answer.hasSuffix("soon"))
                }
                try await group.waitForAll()
            }
        }
    }

    /// A server whose handler takes a moment, so that its connection waits.
    private static func server() -> HTTPServer {
        let soon = Route(.get, "/soon", access: .open) { _ in
            await Task.yield()
            return .text("soon")
        }
        let router = Router([soon], log: quiet, metrics: Metrics())
        return HTTPServer(host: "127.0.0.1", port: 0, router: router, log: quiet)
    }

    /// Connections that the server has answered on already.
    private static func keptAlive(port: Int) async throws -> [RawClient] {
        let clients = try (0..<Self.clients).map { _ in try RawClient(port: port) }
        for client in clients {
            try await client.send(request)
            _ = try await client.receive(until: "soon")
        }
        return clients
    }
}
