import Contracts
import FoundationEssentials
import HTTP
import MIME
import TestSupport
import Testing

@testable import Ingest

@Suite("A form with files, before it is read", .timeLimit(.minutes(1)))
struct EarlyRefusalTests {
    private func refusal(
        _ ingest: IngestFixture,
        _ path: String,
        _ headers: Headers = Headers()
    ) -> Response? {
        var headers = headers
        headers["Content-Type"] = MultipartForm.type
        let head = RequestHead(method: .post, path: path, headers: headers)
        guard case .refuse(let response) = ingest.ingest.router.plan(for: head) else { return nil }
        return response
    }

    @Test func `is refused from who shows no token`() async throws {
        try await IngestFixture.run(AuthenticityTests.settings) { ingest in
            let shown = Headers(dictionaryLiteral: ("Authorization", "Bearer let-me-in"))
            #expect(refusal(ingest, "/webhook/request", shown) == nil)
            for headers: Headers in [[:], ["Authorization": "Bearer other"]] {
                let refused = try #require(refusal(ingest, "/webhook/request", headers))
                #expect(refused.status == 401)
                #expect(refused.problemKind == "not-authorized")
            }
        }
    }

    @Test func `is refused when too many wait already`() async throws {
        let limits = [
            "INGEST_ANSWER_WAIT": "0s", "INGEST_CONCURRENT_REQUESTS": "1",
            "INGEST_QUEUE_LIMIT": "1",
        ]
        try await IngestFixture.run(limits) { ingest in
            #expect(refusal(ingest, "/webhook/request") == nil)
            ingest.house.fail(.createTicket, .hangsBefore)
            for key in ["a", "b"] { _ = await ingest.submit(key: key) }
            // Looking at the figures brings the count up to date.
            _ = await ingest.client.send(.get, "/metrics")
            let refused = try #require(refusal(ingest, "/webhook/request"))
            #expect(refused.status == 503)
            #expect(refused.headers["Retry-After"] == "5")
        }
    }

    @Test func `is refused with a page behind a link that is not good`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let path = try ingest.page()
            #expect(refusal(ingest, path) == nil)
            let forged = try #require(refusal(ingest, "/quotes/T-1.1.99.mac"))
            #expect(forged.status == 404)
            #expect(forged.headers["Content-Type"] == "text/html; charset=utf-8")
            ingest.clock.advance(by: 30 * 86_400 + 1)
            let late = try #require(refusal(ingest, path))
            #expect(late.status == 410)
            #expect(late.text.contains("n&#39;est plus valable"))
        }
    }

    @Test func `is shown a page that says how large a file may be`() {
        let failure = QuotePageFailure(
            FormDataError.fileTooLarge(field: "fichiers", maximum: 50_000_000)
        )
        #expect(failure.status == 413)
        #expect(failure.text(in: .french).contains("50 Mo"))
        #expect(failure.text(in: .english).contains("50 MB"))
    }
}
