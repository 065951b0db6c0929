import Contracts
import Curl
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import ServiceKit
import Synchronization
import TestSupport
import Testing

@Suite("A service's client")
struct ServiceClientTests {
    /// What a request came with.
    private struct Seen: Codable, Equatable {
        var target: String
        var headers: [String: String]
        var body: String
    }

    private struct Note: Codable {
        let text: String
    }

    private static let write = Endpoint<Note, Seen>(.post, "/notes/{folder}", "W", isEffect: true)
    private static let read = Endpoint<Nothing, Seen>(.get, "/notes/{folder}", "R")
    private static let upload = Endpoint<FileContent, Seen>(.put, "/files", "U", isEffect: true)
    private static let file = Endpoint<Nothing, FileContent>(.get, "/notes/{folder}", "F")
    private static let noFile = Endpoint<Nothing, FileContent>(.get, "/nothing/{folder}", "F")
    private static let touch = Endpoint<Nothing, Nothing>(.delete, "/notes/{folder}", "T")

    /// A server that answers what it has seen.
    private func server() -> HTTPServer {
        let log = Log(service: "test", write: { _ in })
        @Sendable func echo(_ request: Request) throws -> Response {
            let names = ["traceparent", "idempotency-key", "authorization", "content-type"]
            let pairs = names.compactMap { name in request.headers[name].map { (name, $0) } }
            let query = request.head.query.sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            return try .json(
                Seen(
                    target: request.path + "?" + query,
                    headers: Dictionary(uniqueKeysWithValues: pairs),
                    body: String(decoding: request.bytes, as: UTF8.self)
                )
            )
        }
        let anyBody: @Sendable (RequestHead) -> BodyPolicy = { _ in
            BodyPolicy(limit: 1_000, isSpooled: false, mediaTypes: [])
        }
        let routes = [Method.get, .post, .put].flatMap { method in
            ["/notes/{folder}", "/files"].map { path in
                Route(method, path, access: .open, body: anyBody) { try echo($0) }
            }
        }
        let touch = Route(.delete, "/notes/{folder}", access: .open) { _ in Response(status: 204) }
        let router = Router(routes + [touch], log: log, metrics: Metrics())
        return HTTPServer(host: "127.0.0.1", port: 0, router: router, log: log)
    }

    private func ask<Result: Sendable>(
        token: Secret? = nil,
        _ body: @escaping @Sendable (ServiceClient) async throws -> Result
    ) async throws -> Result {
        let http = HTTPClient()
        let server = server()
        return try await ServiceGroup(http, server).whileRunning {
            let base = "http://127.0.0.1:\(server.boundPort)"
            return try await body(ServiceClient(.desk, base: base, token: token, http: http))
        }
    }

    @Test func `sends the trace on, the key in quotes and the token`() async throws {
        let trace = TraceContext()
        let seen = try await ask(token: Secret("open sesame")) { client in
            try await client.call(
                Self.write,
                Note(text: "a/é"),
                parameters: ["folder": "f"],
                context: CallContext(trace: trace, key: "k-1")
            )
        }
        #expect(seen.body == #"{"text":"a/é"}"#)
        #expect(seen.headers["content-type"] == "application/json")
        #expect(seen.headers["idempotency-key"] == "\"k-1\"")
        #expect(seen.headers["authorization"] == "Bearer open sesame")
        let parent = try #require(seen.headers["traceparent"])
        let received = try #require(TraceContext(traceparent: parent))
        #expect(received.traceID == trace.traceID)
        #expect(received.spanID != trace.spanID)
    }

    @Test func `sends nothing that it was not given`() async throws {
        let seen = try await ask { client in
            try await client.call(
                Self.read,
                Nothing(),
                parameters: ["folder": "f"],
                context: CallContext(trace: TraceContext())
            )
        }
        #expect(seen.headers.keys.sorted() == ["traceparent"])
        #expect(seen.body.isEmpty)
        #expect(seen.target == "/notes/f?")
    }

    @Test(arguments: [
        ("a/b?c#d", "/notes/a%2Fb%3Fc%23d?"), ("{folder}", "/notes/%7Bfolder%7D?"),
        ("..", "/notes/..?"), ("é%", "/notes/%C3%A9%25?"), ("a b", "/notes/a%20b?"),
    ])
    func `puts a parameter into the path as it is`(value: String, target: String) async throws {
        let seen = try await ask { client in
            try await client.call(
                Self.read,
                Nothing(),
                parameters: ["folder": value, "other": "{folder}"],
                context: CallContext(trace: TraceContext())
            )
        }
        #expect(seen.target == target)
    }

    @Test func `escapes the query`() async throws {
        let seen = try await ask { client in
            try await client.call(
                Self.read,
                Nothing(),
                parameters: ["folder": "f"],
                query: ["b": "1&2=3", "a": "é +"],
                context: CallContext(trace: TraceContext())
            )
        }
        #expect(seen.target == "/notes/f?a=é +&b=1&2=3")
    }

    @Test func `uploads a file`() async throws {
        let folder = try TestFolder()
        let file = try folder.write("bytes", to: "file")
        let seen = try await ask { client in
            try await client.upload(
                Self.upload,
                file: file,
                size: 5,
                query: ["name": "a b.png"],
                context: CallContext(trace: TraceContext(), key: "k")
            )
        }
        #expect(seen.body == "bytes")
        #expect(seen.target == "/files?name=a b.png")
        #expect(seen.headers["content-type"] == "application/octet-stream")
    }

    @Test func `downloads an answer into a file, and leaves none of a failure`() async throws {
        let folder = try TestFolder()
        let path = folder.path + "/file"
        let download = { @Sendable (endpoint: Endpoint<Nothing, FileContent>, limit: Int) in
            try await ask { client in
                try await client.download(
                    endpoint,
                    parameters: ["folder": "f"],
                    to: SavedAnswer(path: path, limit: limit),
                    context: CallContext(trace: TraceContext())
                )
            }
        }
        let size = try await download(Self.file, 1_000)
        #expect(try Data(contentsOf: URL(filePath: path)).count == size)
        try FileManager.default.removeItem(atPath: path)
        for (endpoint, limit) in [(Self.noFile, 1_000), (Self.file, 1)] {
            await #expect(throws: CallError.self) { try await download(endpoint, limit) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test func `reads no body where none is promised`() async throws {
        _ = try await ask { client in
            try await client.call(
                Self.touch,
                Nothing(),
                parameters: ["folder": "f"],
                context: CallContext(trace: TraceContext())
            )
        }
    }

    @Test func `is made for the address that is set, or the service's own port`() async throws {
        let http = HTTPClient()
        #expect(throws: SettingsError("DESK_URL must be an http or https address")) {
            try ServiceClient(.desk, Environment(["DESK_URL": "desk"]), http: http)
        }
        let server = server()
        try await ServiceGroup(http, server).run {
            let url = "http://127.0.0.1:\(server.boundPort)/"
            let client = try ServiceClient(.desk, Environment(["DESK_URL": url]), http: http)
            let seen = try await client.call(
                Self.read,
                Nothing(),
                parameters: ["folder": "f"],
                context: CallContext(trace: TraceContext())
            )
            #expect(seen.target == "/notes/f?")
        }
    }
}
