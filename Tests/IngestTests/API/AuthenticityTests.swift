import Contracts
import Cryptography
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("The door of a service with a secret", .timeLimit(.minutes(1)))
struct AuthenticityTests {
    static let secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    static let settings = ["WEBHOOK_SECRET": secret, "WEBHOOK_TOKEN": "let-me-in"]

    private func signed(_ body: String, id: String = "msg_1") throws -> Headers {
        let signature = try #require(WebhookSignature(secret: Self.secret))
        let seconds = Int(TestClock.start.timeIntervalSince1970)
        return [
            "webhook-id": id,
            "webhook-timestamp": String(seconds),
            "webhook-signature": signature.signature(
                of: Data(body.utf8),
                id: id,
                timestamp: seconds
            ),
        ]
    }

    @Test func `opens to who signs or shows the token`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            let signed = await ingest.submit(headers: try signed(FormJSON.modelisation))
            #expect(signed.status == 200)
            let shown = await ingest.submit(
                FormJSON.support,
                headers: ["Authorization": "Bearer let-me-in"]
            )
            #expect(shown.status == 200)
        }
    }

    @Test func `takes a signed form once, however often it is delivered`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            for _ in 1...3 {
                _ = await ingest.submit(headers: try signed(FormJSON.modelisation))
            }
            #expect(ingest.house.count(.createTicket) == 1)
        }
    }

    @Test func `stays shut to everybody else, and nothing is kept`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            let others: [Headers] = [
                [:], ["Authorization": "Bearer other"], try signed("other body"),
            ]
            for headers in others {
                let response = await ingest.submit(headers: headers)
                #expect(response.status == 401)
                #expect(response.problemKind == "not-authorized")
                #expect(response.headers["WWW-Authenticate"] == "Bearer")
            }
            let form = await ingest.submit(MultipartForm.modelisation.with(.init()))
            #expect(form.status == 401)
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
        }
    }

    @Test func `is shut to who signed too long ago`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            ingest.clock.advance(by: 301)
            let late = await ingest.submit(headers: try signed(FormJSON.modelisation))
            #expect(late.status == 401)
        }
    }

    @Test func `takes a form with files from who shows the token`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            let response = await ingest.client.send(
                .post,
                "/webhook/request",
                bytes: MultipartForm.modelisation.body,
                headers: [
                    "Content-Type": MultipartForm.type, "Authorization": "Bearer let-me-in",
                ]
            )
            #expect(response.status == 200)
        }
    }

    @Test func `is the same for validations`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            _ = await ingest.submit(headers: try signed(FormJSON.modelisation))
            let body = #"{"ticket_id":"T-1","credits":2}"#
            let stranger = await ingest.client.send(.post, "/webhook/validate", body: body)
            #expect(stranger.status == 401)
            #expect(ingest.house.count(.createTask) == 0)
            let headers = try signed(body, id: "msg_2")
            for _ in 1...2 {
                let known = await ingest.client.send(
                    .post,
                    "/webhook/validate",
                    body: body,
                    headers: headers
                )
                #expect(known.status == 200)
            }
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test func `keeps operators' routes to who has the service token`() async throws {
        try await IngestFixture.run(["GUICHET_SERVICE_TOKEN": "house"]) { ingest in
            let answer = try await ingest.answer()
            let operators: [(Contracts.Method, String)] = [
                (.get, "/requests"), (.get, "/requests/\(answer.requestID)/details"),
                (.post, "/requests/\(answer.requestID)/retry"), (.get, "/validations"),
                (.get, "/validations/T-1"), (.post, "/validations/T-1/check"),
                (.post, "/validations/T-1/replies"),
            ]
            for (method, path) in operators {
                let stranger = await ingest.client.send(method, path)
                #expect(stranger.status == 401, "\(path)")
            }
            let listed = await ingest.client.send(
                .get,
                "/requests",
                headers: ["Authorization": "Bearer house"]
            )
            #expect(listed.status == 200)
            let open = await ingest.client.send(.get, "/requests/\(answer.requestID)")
            #expect(open.status == 200)
        }
    }
}
