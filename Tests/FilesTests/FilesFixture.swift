import Contracts
import Curl
import Database
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import S3
import SQLite
import ServiceKit
import Synchronization
import TestSupport
import Testing

@testable import Files

let quiet = Log(service: "files", write: { _ in })

/// Files as its executable assembles it, over a data folder of its own.
struct FilesFixture {
    static let publicURL = "https://files.example.com"

    let data: TestFolder
    let settings: [String: String]
    let clock: WallClock
    var log = quiet

    /// With pauses that a test need not sit through.
    var storeLimits = {
        var limits = S3Limits()
        limits.backoff = 0.001
        return limits
    }()

    init(_ settings: [String: String] = [:], clock: WallClock = .system) throws {
        data = try TestFolder()
        self.settings = settings
        self.clock = clock
    }

    var folder: String { "\(data.path)/files" }

    /// Starts the service, runs `body`, and stops it.
    ///
    /// - Parameters:
    ///   - ports: Ports of this machine that files may be fetched from.
    ///   - resolver: Who knows names.
    ///   - body: What is done meanwhile.
    /// - Throws: What `body` threw, or what keeps the service from running.
    func run(
        allowing ports: Int...,
        resolver: NameResolver = .system(),
        _ body: @escaping @Sendable (RunningService) async throws -> Void
    ) async throws {
        let own = [
            "GUICHET_DATA_DIR": data.path, "FILES_PORT": "0",
            "FILES_PUBLIC_URL": Self.publicURL,
            "FILES_ALLOWED_PRIVATE_HOSTS": ports.map { "127.0.0.1:\($0)" }
                .joined(separator: ","),
        ]
        let environment = Environment(settings.merging(own) { $1 })
        let service = try ServiceSettings(.files, environment)
        let services = try await FilesAssembly(
            service: service,
            settings: try FilesConfiguration(environment, service),
            log: log,
            resolver: resolver,
            clock: clock,
            storeLimits: storeLimits
        ).services()
        try await RunningService.run(services, body)
    }

    /// The customers' files on disk, and anything half written.
    func kept() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return names.filter { !$0.hasPrefix("files.sqlite") && $0 != "link.key" && $0 != "spool" }
            .sorted()
    }

    func spooled() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/spool")
    }

    func execute(_ sql: SQL) async throws {
        let database = try SQLiteDatabase(path: "\(folder)/files.sqlite")
        try await database.write { _ = try $0.execute(sql) }
        await database.close()
    }
}

extension RunningService {
    func fetch(
        _ url: String,
        name: String = "photo.png",
        size: Int? = nil,
        key: String = "run:file-1"
    ) async throws -> IncomingResponse {
        try await send(
            FilesAPI.fetch,
            FileToFetch(name: name, url: url, size: size),
            key: key
        )
    }

    func upload(
        _ content: [UInt8],
        name: String = "photo.png",
        key: String? = "run:upload-1"
    ) async throws -> IncomingResponse {
        try await send(
            .put,
            "/v1/files?name=\(PercentEncoding.encoded(name))",
            body: .bytes(Data(content)),
            key: key,
            headers: ["Content-Type": "application/octet-stream"]
        )
    }

    /// How many writes its database has had so far.
    func writes() async throws -> Int {
        let text = String(decoding: try await send(.get, "/metrics").body, as: UTF8.self)
        let line = try #require(text.firstMatch(of: /\nguichet_database_writes ([0-9]+)/))
        return try #require(Int(line.1))
    }

    /// Follows a link as who holds it would.
    func download(_ url: String) async throws -> IncomingResponse {
        try await send(.get, String(url.dropFirst(FilesFixture.publicURL.count)))
    }
}

/// A customer's web server.
struct CustomerSite: Sendable {
    let port: Int

    func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Serves while `body` runs.
    static func run(
        _ routes: [Route],
        _ body: @escaping @Sendable (CustomerSite) async throws -> Void
    ) async throws {
        let server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router(routes, log: quiet, metrics: Metrics()),
            log: quiet
        )
        try await server.run { try await body(CustomerSite(port: server.boundPort)) }
    }

    /// A route that answers with a file, and counts how often.
    static func file(
        _ path: String,
        _ content: [UInt8],
        count: Tally = Tally()
    ) -> Route {
        Route(.get, path, access: .open) { _ in
            count.add()
            return Response(
                status: 200,
                headers: ["Content-Type": "application/octet-stream"],
                body: .bytes(Data(content))
            )
        }
    }

    /// A route that answers with one file first and with another one after.
    static func file(_ path: String, first: [UInt8], then: [UInt8]) -> Route {
        let count = Tally()
        return Route(.get, path, access: .open) { _ in
            count.add()
            return Response(
                status: 200,
                headers: ["Content-Type": "application/octet-stream"],
                body: .bytes(Data(count.value == 1 ? first : then))
            )
        }
    }

    static func redirect(_ path: String, to location: String, status: Int = 302) -> Route {
        Route(.get, path, access: .open) { _ in
            Response(status: status, headers: ["Location": location])
        }
    }
}

/// How often something happened.
final class Tally: Sendable {
    private let count = Mutex(0)

    func add() { count.withLock { $0 += 1 } }

    var value: Int { count.withLock { $0 } }
}

enum Samples {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
    static let gif: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0]
    static let pdf = Array("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".utf8)
    static let elf: [UInt8] =
        [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + Array(repeating: 0, count: 8)
        + [2, 0, 0x3E, 0, 1, 0, 0, 0] + Array(repeating: 0, count: 40)
    static let html = Array("<!DOCTYPE html><html><body>x</body></html>".utf8)
}
