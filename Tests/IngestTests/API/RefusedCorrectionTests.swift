import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A word about a request's type that is refused", .timeLimit(.minutes(1)))
struct RefusedCorrectionTests {
    /// Checks that there is no example and no work of it.
    private func expectNothing(of ingest: IngestFixture) async throws {
        let kept = try await ingest.rows(of: "corrections")
        #expect(kept == 0)
        let runs = try await ingest.ingest.worker.list(kind: RunKind.correction)
        #expect(runs.isEmpty)
        #expect(ingest.notes.isEmpty)
    }

    @Test(arguments: ["req_unknown", "corrections", "validation:T-1:1", "%27%3B--"])
    func `is about no request`(name: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            _ = await ingest.press("validate", on: try ingest.page())
            let response = await ingest.correct(name)
            #expect(response.status == 404)
            #expect(response.problemKind == "not-found")
            try await expectNothing(of: ingest)
        }
    }

    @Test(arguments: [
        (HouseStub.Fault.hangsBefore, "running"), (.refused(422), "quarantined"),
    ])
    func `is about a request that is not done`(
        fault: HouseStub.Fault,
        state: String
    ) async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.createTicket, fault)
            let id = try await ingest.submit().decoded(RequestProgress.self).requestID
            try await eventually {
                let run = try await ingest.ingest.worker.show(.init(rawValue: id.rawValue))
                return run?.summary.state.rawValue == state && ingest.house.calls(.createTicket) > 0
            }
            let response = await ingest.correct(id.rawValue)
            #expect(response.status == 409)
            #expect(response.problemKind == "request-unfinished")
            #expect(response.text.contains("The request is \(state)."))
            try await expectNothing(of: ingest)
        }
    }

    @Test(arguments: [
        (#"{"type":"support"}"#, "#/type"), (#"{"type":""}"#, "#/type"),
        (#"{"type":1}"#, "#/type"), ("{}", "#/type"), ("[]", "#"),
        (#"{"type":"SUPPORT","note":7}"#, "#/note"),
        (#"{"type":"SUPPORT","note":"a\u0000b"}"#, "#/note"),
        (
            #"{"type":"SUPPORT","note":"\#(String(repeating: "a", count: 5_001))"}"#,
            "#/note"
        ),
    ])
    func `has a wrong field`(body: String, field: String) async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer()
            let response = await ingest.correct(request.requestID.rawValue, body)
            #expect(response.status == 422)
            #expect(response.wrongFields == [field])
            try await expectNothing(of: ingest)
        }
    }

    @Test func `has no key`() async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer()
            let response = await ingest.correct(request.requestID.rawValue, key: nil)
            #expect(response.status == 400)
            #expect(response.problemKind == "missing-idempotency-key")
            try await expectNothing(of: ingest)
        }
    }

    @Test func `comes from somebody without the service token, as does a look at them`()
        async throws
    {
        try await IngestFixture.run(["GUICHET_SERVICE_TOKEN": "house"]) { ingest in
            let request = try await ingest.answer()
            let response = await ingest.correct(request.requestID.rawValue)
            #expect(response.status == 401)
            let list = await ingest.client.send(.get, "/requests/corrections")
            #expect(list.status == 401)
            try await expectNothing(of: ingest)
        }
    }

    @Test(arguments: ["?limit=0", "?limit=201", "?after=-1", "?after=first"])
    func `is not listed for a wrong question`(query: String) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.client.send(.get, "/requests/corrections\(query)")
            #expect(response.status == 400)
            #expect(response.problemKind == "bad-parameter")
        }
    }
}
