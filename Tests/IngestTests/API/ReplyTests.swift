import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A client's answer that an operator hands in", .timeLimit(.minutes(1)))
struct ReplyTests {
    private func process(
        _ text: String,
        _ intent: ReplyIntent,
        key: String = "k",
        on ingest: IngestFixture
    ) async throws -> Response {
        ingest.house.reads(as: intent)
        return try await ingest.client.send(
            IngestAPI.processReply,
            ReplyToProcess(text: text),
            parameters: ["ticket": "T-1"],
            key: key
        )
    }

    /// What a reading of an answer to a quote leads to.
    @Test(
        arguments: [
            (.validation, .validated, .confirmation), (.refusal, .rejected, .refusal),
            (.question, .pendingCredits, nil), (.info, .pendingCredits, nil),
            (.conditional, .pendingCredits, nil), (.autoReply, .pendingCredits, nil),
            (.unclear, .pendingCredits, nil), (ReplyIntent(rawValue: "new"), .pendingCredits, nil),
        ] as [(ReplyIntent, ValidationStatus, MessageTemplate?)]
    )
    func `acts on a plain yes or no, and leaves anything else to a person`(
        intent: ReplyIntent,
        status: ValidationStatus,
        message: MessageTemplate?
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let response = try await process("Mes mots", intent, on: ingest)
            #expect(response.status == 200)
            let outcome = try response.decoded(ReplyOutcome.self)
            #expect(outcome.status == status)
            #expect(outcome.reading.intent == intent)
            try await ingest.settled()
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == status)
            #expect(validation.replies.map(\.channel) == ["operator"])
            #expect(validation.replies.map(\.ownWords) == ["Mes mots"])
            #expect(ingest.house.composed.map(\.template).dropFirst().first == message)
            let tasks = ingest.house.inputs(.createTask, as: TaskToCreate.self)
            // The client's own words are no notes of the business.
            #expect(tasks.map(\.adminNotes) == (intent == .validation ? [nil] : []))
            if message == nil {
                #expect(outcome.message.hasPrefix("For a person"))
                let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
                #expect(notices.map(\.kind) == [.request, .replyForPerson])
                #expect(ingest.house.count(.addNote) == 1)
            }
        }
    }

    @Test func `is analysed again while information is missing`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            ingest.house.analyses(as: .sample())
            let response = try await process("20 cm de haut", .info, on: ingest)
            #expect(try response.decoded(ReplyOutcome.self).message.hasPrefix("Analysed again"))
            try await ingest.settled()
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .pendingCredits)
            #expect(ingest.house.composed.map(\.template) == [.missingInfo, .quoteOneCredit])
        }
    }

    @Test(arguments: [RequestAnalysis.incomplete, .complex])
    func `accepts nothing before there is a quote`(analysis: RequestAnalysis) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: analysis)
            _ = try await ingest.answer()
            let response = try await process("Je valide", .validation, on: ingest)
            #expect(try response.decoded(ReplyOutcome.self).status == analysis.validationStatus)
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == 0)
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.last?.kind == .replyForPerson)
        }
    }

    @Test(arguments: [ReplyIntent.validation, .refusal, .info, .question])
    func `changes nothing that is decided, and is read by a person`(
        intent: ReplyIntent
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            _ = await ingest.press("validate", on: try ingest.page())
            try await ingest.settled()
            let response = try await process("J'annule", intent, on: ingest)
            #expect(response.status == 200)
            try await ingest.settled()
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .validated)
            #expect(ingest.house.count(.createTask) == 1)
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.last?.kind == .replyForPerson)
            #expect(notices.last?.detail == "J'annule")
        }
    }

    @Test func `is read in the state that the quote is in`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.answer {
                $0.reading = {
                    .sample($0.state == .pendingCredits ? .refusal : .unclear, words: "Non")
                }
            }
            let outcome = try await ingest.client.call(
                IngestAPI.processReply,
                ReplyToProcess(text: "Non\n\n> Je valide"),
                parameters: ["ticket": "T-1"],
                key: "k"
            )
            #expect(outcome.status == .rejected)
            #expect(outcome.reading.ownWords == "Non")
        }
    }

    @Test func `gets the same answer under the same key, and counts once`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let first = try await process("Je valide", .validation, on: ingest)
            try await ingest.settled()
            ingest.house.fail(.classifyReply, .down)
            let second = try await process("Je valide", .unclear, on: ingest)
            #expect(second.text == first.text)
            #expect(ingest.house.count(.createTask) == 1)
            let other = try await process("Je refuse", .refusal, on: ingest)
            #expect(other.status == 409)
            #expect(other.problemKind == "idempotency-key-reused")
        }
    }

    @Test func `is not lost when it cannot be read now`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.fail(.classifyReply, .down)
            let response = try await process("Je valide", .validation, on: ingest)
            #expect(response.status == 503)
            #expect(response.problemKind == "service-unavailable")
            let replies = try await ingest.rows(of: "replies")
            #expect(replies == 0)
            ingest.house.mend(.classifyReply)
            let again = try await process("Je valide", .validation, on: ingest)
            #expect(again.status == 200)
        }
    }

    @Test func `is refused without a key, a text or a quote`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let path = "/validations/T-1/replies"
            let keyless = await ingest.client.send(.post, path, body: #"{"text":"Oui"}"#)
            #expect(keyless.status == 400)
            #expect(keyless.problemKind == "missing-idempotency-key")
            let long = String(repeating: "a", count: 20_001)
            for body in ["{}", #"{"text":""}"#, #"{"text":1}"#, #"{"text":"\#(long)"}"#] {
                let response = await ingest.client.send(.post, path, body: body, key: "k")
                #expect(response.status == 422)
                #expect(response.wrongFields == ["#/text"])
            }
            let unknown = await ingest.client.send(
                .post,
                "/validations/T-9/replies",
                body: #"{"text":"Oui"}"#,
                key: "k"
            )
            #expect(unknown.status == 404)
            #expect(unknown.problemKind == "unknown-ticket")
        }
    }
}
