import Contracts
import Curl
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import TestSupport

let quiet = Log(service: "test", write: { _ in })

/// Runs a server on a free port and a client, while `body` uses both.
func serve(
    _ routes: [Route],
    _ body: @escaping @Sendable (HTTPClient, String) async throws -> Void
) async throws {
    let server = HTTPServer(
        host: "127.0.0.1",
        port: 0,
        router: Router(routes, log: quiet, metrics: Metrics()),
        log: quiet
    )
    let client = HTTPClient()
    try await server.run {
        try await client.run {
            try await body(client, "http://127.0.0.1:\(server.boundPort)")
        }
    }
}

/// Runs a server that does its steps and a client, while `body` uses both.
func serve(
    _ steps: [RawServer.Step],
    client: HTTPClient = HTTPClient(),
    _ body: @escaping @Sendable (HTTPClient, RawServer, String) async throws -> Void
) async throws {
    let server = try RawServer(steps)
    try await server.run {
        try await client.run { try await body(client, server, "http://127.0.0.1:\(server.port)") }
    }
}

let anyBody: @Sendable (RequestHead) -> BodyPolicy = { _ in
    BodyPolicy(limit: 64 << 20, isSpooled: false, mediaTypes: [])
}

let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

/// The error of a request that fails; an answer fails the test by its absence.
func failure(
    of request: OutgoingRequest,
    by client: HTTPClient
) async -> HTTPClientError? {
    do {
        _ = try await client.send(request)
        return nil
    } catch {
        return error
    }
}

func get(_ url: String, timeout: Double = 60) -> OutgoingRequest {
    OutgoingRequest(method: .get, url: url, timeout: timeout)
}

func post(_ url: String, timeout: Double = 60) -> OutgoingRequest {
    OutgoingRequest(method: .post, url: url, body: .bytes(Data("hello".utf8)), timeout: timeout)
}
