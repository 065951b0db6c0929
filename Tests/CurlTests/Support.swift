import Curl
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability

let quiet = Log(service: "test", write: { _ in })

/// Runs a server on a free port and a client, while `body` uses both.
func serve(
    _ routes: [Route],
    serverLimits: HTTPServerLimits = HTTPServerLimits(),
    clientLimits: HTTPClientLimits = HTTPClientLimits(),
    _ body: @escaping @Sendable (HTTPClient, String) async throws -> Void
) async throws {
    let server = HTTPServer(
        host: "127.0.0.1",
        port: 0,
        router: Router(routes, log: quiet, metrics: Metrics()),
        limits: serverLimits,
        log: quiet
    )
    let client = HTTPClient(limits: clientLimits)
    try await server.run {
        try await client.run {
            try await body(client, "http://127.0.0.1:\(server.boundPort)")
        }
    }
}

let anyBody: @Sendable (RequestHead) -> BodyPolicy = { _ in
    BodyPolicy(limit: 64 << 20, isSpooled: false, mediaTypes: [])
}
