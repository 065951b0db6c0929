import Contracts
import Cryptography
import Curl
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import TestSupport
import Testing

@testable import Guichet

@Suite("A request that is posted from the command line")
struct IngestConversationTests {
    private static let secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    /// The headers that Ingest gets with a posted body.
    private func headers(_ variables: [String: String], _ body: String) async throws -> Headers {
        let seen = Seen()
        let log = Log(service: "test", write: { _ in })
        let route = Route(
            .post,
            "/webhook/request",
            access: .open,
            body: { _ in .json() }
        ) { request in
            await seen.keep(request.headers)
            return .text("{}")
        }
        let server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router([route], log: log, metrics: Metrics()),
            log: log
        )
        try await server.run {
            let own = ["INGEST_URL": "http://127.0.0.1:\(server.boundPort)"]
            let environment = Environment(own.merging(variables) { $1 })
            _ = try await IngestConversation(environment).post(Data(body.utf8))
        }
        return await seen.headers
    }

    private actor Seen {
        private(set) var headers = Headers()

        func keep(_ headers: Headers) { self.headers = headers }
    }

    @Test func `shows the webhook's token where there is one`() async throws {
        let headers = try await headers(
            ["WEBHOOK_TOKEN": "t", "WEBHOOK_SECRET": Self.secret],
            "{}"
        )
        #expect(headers["authorization"] == "Bearer t")
        #expect(headers["webhook-signature"] == nil)
        #expect(headers["content-type"] == "application/json")
    }

    @Test func `is signed where there is a secret`() async throws {
        let headers = try await headers(["WEBHOOK_SECRET": Self.secret], #"{"a":1}"#)
        let signature = try #require(WebhookSignature(secret: Self.secret))
        let isRight = signature.accepts(
            id: headers["webhook-id"] ?? "",
            timestamp: headers["webhook-timestamp"] ?? "",
            signatures: headers["webhook-signature"] ?? "",
            body: Data(#"{"a":1}"#.utf8),
            now: Date()
        )
        #expect(isRight)
        #expect(headers["authorization"] == nil)
    }

    @Test func `is bare otherwise`() async throws {
        let headers = try await headers(["GUICHET_SERVICE_TOKEN": "s"], "{}")
        #expect(headers["authorization"] == nil)
        #expect(headers["webhook-id"] == nil)
    }

    @Test func `is not sent with a secret that is none`() async {
        let error = SettingsError("WEBHOOK_SECRET must be whsec_ and 24 to 64 bytes in base64")
        await #expect(throws: error) { try await headers(["WEBHOOK_SECRET": "hunter2"], "{}") }
    }

    @Test func `fails with one line when nobody answers`() async throws {
        let conversation = try IngestConversation(
            Environment(["INGEST_URL": "http://127.0.0.1:1"])
        )
        let error = await #expect(throws: CommandFailure.self) {
            try await conversation.post(Data("{}".utf8))
        }
        #expect(
            error?.description
                == "ingest does not answer: http://127.0.0.1:1 does not accept a connection"
        )
        let call = await #expect(throws: CommandFailure.self) {
            try await conversation.call(IngestAPI.listRequests, Nothing())
        }
        #expect(call?.description == error?.description)
    }

    @Test func `fails with the status when the answer is no problem`() async throws {
        let server = try RawServer([
            .answerAndClose("HTTP/1.1 502 X\r\nContent-Length: 2\r\n\r\nno")
        ])
        try await server.run {
            let url = "http://127.0.0.1:\(server.port)"
            let conversation = try IngestConversation(Environment(["INGEST_URL": url]))
            let error = await #expect(throws: CommandFailure.self) {
                try await conversation.post(Data("{}".utf8))
            }
            #expect(error?.description == "ingest answered 502")
        }
    }
}
