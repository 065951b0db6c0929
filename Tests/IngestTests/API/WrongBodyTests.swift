import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A body that is no form", .timeLimit(.minutes(1)))
struct WrongBodyTests {
    private func refuse(
        _ body: Data,
        type: String? = "application/json",
        with status: Int,
        _ kind: String
    ) async throws {
        try await IngestFixture.run { ingest in
            var headers = Headers()
            headers["Content-Type"] = type
            let response = await ingest.client.send(
                .post,
                "/webhook/request",
                bytes: body,
                headers: headers
            )
            #expect(response.status == status)
            #expect(response.problemKind == kind)
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
        }
    }

    @Test(arguments: ["[]", "[{}]", #""text""#, "1", "true", "null"])
    func `is refused when it is JSON but no object`(body: String) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(body)
            #expect(response.status == 422)
            #expect(response.wrongFields == ["#"])
            #expect(response.text.contains("must be an object"))
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
        }
    }

    @Test(arguments: [
        "", " ", "{", "}", #"{"source":}"#, #"{"source":"contact",}"#, "{'source':'contact'}",
        "{} {}", "source=contact", #"{"objet":"\ud800"}"#, "{\"objet\":\"a\nb\"}", "NaN",
    ])
    func `is refused when it is not JSON`(body: String) async throws {
        try await refuse(Data(body.utf8), with: 400, "bad-json")
    }

    @Test func `is refused when it is not UTF-8`() async throws {
        let halves = FormJSON.with(["objet": #""Vase|""#]).split(separator: "|")
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80]] {
            let body = Data(halves[0].utf8) + bytes + Data(halves[1].utf8)
            try await refuse(body, with: 400, "bad-json")
        }
    }

    @Test func `is refused when it names a member twice`() async throws {
        let twice = FormJSON.modelisation.dropLast() + #","objet":"Autre"}"#
        try await refuse(Data(twice.utf8), with: 400, "bad-json")
        let files = #"[{"name":"a","name":"b","url":"https://example.com/a"}]"#
        try await refuse(Data(FormJSON.with(["fichiers": files]).utf8), with: 400, "bad-json")
    }

    @Test(arguments: [65, 100_000])
    func `is refused when it is nested too deep`(depth: Int) async throws {
        let nest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        try await refuse(Data(FormJSON.with(["more": nest]).utf8), with: 400, "bad-json")
    }

    @Test(arguments: [
        nil, "text/plain", "application/x-www-form-urlencoded", "application/xml",
        "application/jsonp", "multipart/mixed; boundary=b",
    ])
    func `is refused when it is of another type`(type: String?) async throws {
        let body = Data(FormJSON.modelisation.utf8)
        try await refuse(body, type: type, with: 415, "unsupported-media-type")
    }

    @Test func `is refused past the limit, and taken up to it`() async throws {
        let limit = 1 << 20
        @Sendable func body(_ count: Int) -> Data {
            let form = FormJSON.modelisation
            return Data((form + String(repeating: " ", count: count - form.utf8.count)).utf8)
        }
        try await refuse(body(limit + 1), with: 413, "content-too-large")
        try await IngestFixture.run { ingest in
            let response = await ingest.client.send(
                .post,
                "/webhook/request",
                bytes: body(limit),
                headers: ["Content-Type": "application/json; charset=utf-8"]
            )
            #expect(response.status == 200)
        }
    }

    @Test func `may have members that nobody knows`() async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(
                FormJSON.with(["consent": "true", "utm": #"{"source":"ad"}"#])
            )
            #expect(response.status == 200)
        }
    }
}
