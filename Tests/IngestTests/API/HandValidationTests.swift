import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A person who validates by hand", .timeLimit(.minutes(1)))
struct HandValidationTests {
    static let body = #"{"ticket_id":"T-1","credits":4,"admin_notes":"Vu au téléphone"}"#

    private func quoted(
        _ analysis: RequestAnalysis = .sample(),
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (IngestFixture) async throws -> Void
    ) async throws {
        try await IngestFixture.run(settings) { ingest in
            ingest.house.analyses(as: analysis)
            _ = try await ingest.client.send(.post, "/webhook/request", body: FormJSON.modelisation)
                .decoded(RequestProgress.self)
            try await ingest.settled()
            try await body(ingest)
        }
    }

    private func validate(
        _ body: String = body,
        key: String? = nil,
        on ingest: IngestFixture
    ) async -> Response {
        await ingest.client.send(.post, "/webhook/validate", body: body, key: key)
    }

    @Test(arguments: [RequestAnalysis.sample(), .incomplete, .complex])
    func `opens the production task, whatever was waited for`(
        analysis: RequestAnalysis
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: analysis)
            _ = try await ingest.answer()
            let response = await validate(on: ingest)
            #expect(response.status == 200)
            #expect(
                response.text == #"""
                    {"credits":4,"message":"Validé. La tâche de production est créée.",\#
                    "subtask_id":"S-1","success":true,"ticket_id":"T-1"}
                    """#
            )
            let tasks = ingest.house.inputs(.createTask, as: TaskToCreate.self)
            #expect(tasks.map(\.credits) == [4])
            #expect(tasks.map(\.adminNotes) == ["Vu au téléphone"])
            #expect(ingest.house.composed.last?.template == .confirmation)
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .validated)
            #expect(validation.validation.credits == 4)
            #expect(validation.replies.map(\.channel) == ["hand"])
        }
    }

    @Test func `may still say yes to a quote that has run out`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 31 * 86_400)
            try await ingest.keepHouse()
            try await ingest.settled()
            let response = await validate(on: ingest)
            #expect(response.status == 200)
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test(arguments: [
        #"{"ticket_id":"T-9","credits":1}"#, #"{"ticket_id":"T-1'; --","credits":1}"#,
    ])
    func `is told when there is no such quote`(body: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let response = await validate(body, on: ingest)
            #expect(response.status == 404)
            #expect(response.problemKind == "unknown-ticket")
            #expect(ingest.house.count(.createTask) == 0)
        }
    }

    @Test func `is told when a support ticket has nothing to validate`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(FormJSON.support)
            let response = await validate(on: ingest)
            #expect(response.status == 404)
        }
    }

    @Test(arguments: [
        ("validate", "already-validated"), ("refuse", "already-rejected"),
    ])
    func `is told when the client was first`(action: String, problem: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            _ = await ingest.press(action, on: try ingest.page())
            let response = await validate(on: ingest)
            #expect(response.status == 409)
            #expect(response.problemKind == problem)
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == (action == "validate" ? 1 : 0))
        }
    }

    @Test func `makes the client's link say that it is validated`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            _ = await validate(on: ingest)
            let response = await ingest.press("validate", on: try ingest.page())
            #expect(response.status == 409)
            #expect(response.text.contains("déjà validé"))
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test(arguments: [
        (#"{"ticket_id":"T-1","credits":0}"#, "#/credits"),
        (#"{"ticket_id":"T-1","credits":-1}"#, "#/credits"),
        (#"{"ticket_id":"T-1","credits":1001}"#, "#/credits"),
        (#"{"ticket_id":"T-1","credits":1.5}"#, "#/credits"),
        (#"{"ticket_id":"T-1","credits":"2"}"#, "#/credits"),
        (#"{"ticket_id":"T-1"}"#, "#/credits"),
        (#"{"ticket_id":"T-1","credits":null}"#, "#/credits"),
        (#"{"credits":2}"#, "#/ticket_id"),
        (#"{"ticket_id":"","credits":2}"#, "#/ticket_id"),
        (#"{"ticket_id":7,"credits":2}"#, "#/ticket_id"),
        (#"{"ticket_id":"T-1","credits":2,"admin_notes":7}"#, "#/admin_notes"),
        (#"{"ticket_id":"T-1","credits":2,"admin_notes":"a\u0000b"}"#, "#/admin_notes"),
        (
            #"{"ticket_id":"T-1","credits":2,"admin_notes":"\#(String(repeating: "a", count: 5_001))"}"#,
            "#/admin_notes"
        ),
        ("[]", "#"),
    ])
    func `is told which field is wrong`(body: String, field: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let response = await validate(body, on: ingest)
            #expect(response.status == 422)
            #expect(response.wrongFields == [field])
            let replies = try await ingest.rows(of: "replies")
            #expect(replies == 0)
        }
    }

    @Test func `is told all that is wrong at once`() async throws {
        try await IngestFixture.run { ingest in
            let response = await validate(#"{"credits":0,"admin_notes":[]}"#, on: ingest)
            #expect(response.status == 422)
            #expect(response.wrongFields == ["#/ticket_id", "#/credits", "#/admin_notes"])
        }
    }

    @Test func `gets the same answer under the same key, and one task`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let first = await validate(key: "k", on: ingest)
            let second = await validate(key: "k", on: ingest)
            #expect(first.status == 200)
            #expect(second.text == first.text)
            #expect(ingest.house.count(.createTask) == 1)
            let other = await validate(#"{"ticket_id":"T-1","credits":5}"#, key: "k", on: ingest)
            #expect(other.status == 409)
            #expect(other.problemKind == "idempotency-key-reused")
        }
    }

    @Test func `is answered before the task when that takes longer`() async throws {
        try await quoted(.sample(), ["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.createTask, .down)
            let response = await validate(key: "k", on: ingest)
            #expect(response.status == 200)
            let outcome = try response.decoded(ValidationOutcome.self)
            #expect(outcome.success)
            #expect(outcome.subtaskID == nil)
            ingest.house.mend(.createTask)
            try await ingest.settled()
            let later = await validate(key: "k", on: ingest)
            let task = try later.decoded(ValidationOutcome.self).subtaskID
            #expect(task == ProductionTask.ID("S-1"))
        }
    }
}
