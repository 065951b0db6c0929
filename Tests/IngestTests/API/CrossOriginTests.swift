import Contracts
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing

@testable import Ingest

@Suite("A page of another site", .timeLimit(.minutes(1)))
struct CrossOriginTests {
    static let origins = [
        "CORS_ALLOWED_ORIGINS": "https://www.example.com, http://localhost:3000/"
    ]
    static let allowed = "Access-Control-Allow-Origin"

    private func preflight(_ ingest: IngestFixture, from origin: String?) async -> Response {
        var headers: Headers = ["Access-Control-Request-Method": "POST"]
        headers["Origin"] = origin
        return await ingest.client.send(.options, "/webhook/request", headers: headers)
    }

    @Test(arguments: ["https://www.example.com", "http://localhost:3000"])
    func `that is known may ask, post and read the answer`(origin: String) async throws {
        try await IngestFixture.run(Self.origins) { ingest in
            let preflight = await preflight(ingest, from: origin)
            #expect(preflight.status == 204)
            #expect(preflight.headers[Self.allowed] == origin)
            #expect(preflight.headers["Access-Control-Allow-Methods"] == "POST")
            let names = preflight.headers["Access-Control-Allow-Headers"] ?? ""
            for name in ["Content-Type", "Idempotency-Key"] { #expect(names.contains(name)) }
            #expect(preflight.headers["Vary"] == "Origin")

            let posted = await ingest.submit(headers: ["Origin": origin])
            #expect(posted.status == 200)
            #expect(posted.headers[Self.allowed] == origin)
            #expect(posted.headers["Vary"] == "Origin")
        }
    }

    @Test func `that is known may read errors and the status too`() async throws {
        let origin = "https://www.example.com"
        try await IngestFixture.run(Self.origins) { ingest in
            let headers: Headers = ["Origin": origin]
            let refused = await ingest.submit("{}", headers: headers)
            #expect(refused.status == 422)
            #expect(refused.headers[Self.allowed] == origin)

            var wrong = headers
            wrong["Content-Type"] = "text/plain"
            let unread = await ingest.submit("x", headers: wrong)
            #expect(unread.status == 415)
            #expect(unread.headers[Self.allowed] == origin)

            let missing = await ingest.client.send(.get, "/requests/no", headers: headers)
            #expect(missing.status == 404)
            #expect(missing.headers[Self.allowed] == origin)
        }
    }

    @Test(arguments: [
        nil, "https://evil.example.com", "https://www.example.com.evil.example", "null",
        "http://www.example.com", "https://www.example.com:8443",
    ])
    func `that is not known is told nothing`(origin: String?) async throws {
        try await IngestFixture.run(Self.origins) { ingest in
            let preflight = await preflight(ingest, from: origin)
            #expect(preflight.headers[Self.allowed] == nil)
            #expect(preflight.headers["Access-Control-Allow-Methods"] == nil)
            var headers = Headers()
            headers["Origin"] = origin
            let posted = await ingest.submit(headers: headers)
            #expect(posted.headers[Self.allowed] == nil)
            #expect(posted.headers["Vary"] == "Origin")
        }
    }

    @Test func `is never known where none is configured`() async throws {
        try await IngestFixture.run { ingest in
            let posted = await ingest.submit(headers: ["Origin": "https://www.example.com"])
            #expect(posted.status == 200)
            #expect(posted.headers[Self.allowed] == nil)
            #expect(posted.headers["Vary"] == nil)
        }
    }

    @Test(arguments: [
        "www.example.com", "*", "https://", "https://*.example.com", "https://example.com/form",
        "ftp://example.com",
    ])
    func `must be configured as browsers name it`(origin: String) {
        #expect(throws: SettingsError.self) { try CrossOrigin.origin(origin) }
    }
}
