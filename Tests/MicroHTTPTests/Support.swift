import Contracts
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import StrictJSON
import TestSupport

let quiet = Log(service: "test", write: { _ in })

/// Runs a server on a free port while `body` talks to it.
func serve(
    _ routes: [Route],
    limits: HTTPServerLimits = HTTPServerLimits(),
    log: Log = quiet,
    spoolFolder: String = "/tmp",
    _ body: @escaping @Sendable (Int) async throws -> Void
) async throws {
    let server = HTTPServer(
        host: "127.0.0.1",
        port: 0,
        router: Router(routes, log: log, metrics: Metrics()),
        limits: limits,
        spoolFolder: spoolFolder,
        log: log
    )
    try await server.run { try await body(server.boundPort) }
}

let inMemory: @Sendable (RequestHead) -> BodyPolicy = { _ in
    BodyPolicy(limit: 100_000, isSpooled: false, mediaTypes: [])
}

let echo = Route(
    .post,
    "/echo",
    access: .open,
    body: inMemory
) { request in
    .text(String(decoding: request.bytes, as: UTF8.self))
}

let hello = Route(.get, "/hello", access: .open) { _ in .text("hello") }

/// Sends a request that closes its connection, and returns the answer.
func exchange(_ text: String, port: Int) async throws -> String {
    let client = try RawClient(port: port)
    try await client.send(text)
    return try await client.receiveAll()
}
