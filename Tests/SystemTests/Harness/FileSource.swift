import Contracts
import Foundation
import HTTP
import MicroHTTP
import Observability

/// A web server that has the pictures which requests name.
struct FileSource: Sendable {
    private let server: HTTPServer

    /// The smallest PNG: one transparent pixel.
    static let picture =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        ) ?? Data()

    init() {
        let log = Log(service: "file-source", minimum: .error)
        let route = Route(.get, "/{name}", access: .open) { _ in
            Response(
                status: 200,
                headers: ["Content-Type": "image/png"],
                body: .bytes(Self.picture)
            )
        }
        server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router([route], log: log, metrics: Metrics()),
            log: log
        )
    }

    var address: String { "127.0.0.1:\(server.boundPort)" }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await server.run(while: body)
    }
}
