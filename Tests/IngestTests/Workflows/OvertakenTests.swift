import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("Work that waited while somebody decided", .timeLimit(.minutes(1)))
struct OvertakenTests {
    private func validateByHand(_ ingest: IngestFixture) async {
        let response = await ingest.client.send(
            .post,
            "/webhook/validate",
            body: #"{"ticket_id":"T-1","credits":3}"#
        )
        #expect(response.status == 200)
    }

    @Test func `sends no new quote over a validation by hand`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            ingest.house.analyses(as: .sample())
            ingest.house.fail(.quote, .down)
            _ = await ingest.press("ask", "20 cm", on: try ingest.page())
            try await eventually { ingest.house.calls(.quote) > 1 }
            await validateByHand(ingest)
            ingest.house.mend(.quote)
            try await ingest.settled()
            let validation = try await ingest.validation("T-1").validation
            #expect(validation.status == .validated)
            #expect(validation.credits == 3)
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.subject) == ["missing_info fr", "confirmation fr"])
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(updates.map(\.content.validationStatus) == [.pendingInfo, .validated, nil])
        }
    }

    @Test func `does not put an answered ticket back to waiting`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.recordMail, .down)
            _ = await ingest.submit()
            try await eventually { ingest.house.calls(.recordMail) > 1 }
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
            ingest.house.mend(.recordMail)
            try await ingest.settled()
            let request = try #require(
                try await ingest.ingest.worker.list(state: .done).first {
                    $0.kind == RunKind.request
                }
            )
            let steps = try await ingest.ingest.worker.show(request.id)?.steps ?? []
            #expect(steps.contains { $0.name == "ticket-state" })
            #expect(!steps.contains { $0.name == "quote shown" })
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(updates.compactMap(\.content.validationStatus) == [.validated])
            #expect(ingest.house.count(.recordMail) == 2)
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test func `reminds nobody who has answered`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 3 * 86_400)
            ingest.house.fail(.sendMail, .down)
            try await ingest.keepHouse()
            try await eventually { ingest.house.calls(.sendMail) > 2 }
            _ = await ingest.press("refuse", on: try ingest.page())
            ingest.house.mend(.sendMail)
            try await ingest.settled()
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.subject) == ["quote_1_credit fr", "refusal fr"])
        }
    }

    @Test func `does not close a ticket that a person has validated after all`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            _ = await ingest.submit()
            try await ingest.settled()
            ingest.clock.advance(by: 31 * 86_400)
            ingest.house.fail(.updateTicket, .down)
            try await ingest.keepHouse()
            try await eventually { ingest.house.calls(.updateTicket) > 2 }
            await validateByHand(ingest)
            ingest.house.mend(.updateTicket)
            try await ingest.settled()
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(
                updates.compactMap(\.content.validationStatus) == [.pendingCredits, .validated]
            )
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.subject) == ["quote_1_credit fr", "confirmation fr"])
        }
    }

    @Test func `quotes only the latest of two pieces of information`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            ingest.house.analyses(as: .sample())
            ingest.house.reads(as: .info)
            ingest.house.fail(.quote, .down)
            for (key, text) in [("a", "20 cm"), ("b", "en bleu")] {
                _ = try await ingest.client.call(
                    IngestAPI.processReply,
                    ReplyToProcess(text: text),
                    parameters: ["ticket": "T-1"],
                    key: key
                )
            }
            ingest.house.mend(.quote)
            try await ingest.settled()
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.subject) == ["missing_info fr", "quote_1_credit fr"])
            #expect(mails.last?.text.hasPrefix("https://guichet.example.com/quotes/T-1.3.") == true)
            #expect(ingest.house.count(.addNote) == 2)
            let accepted = await ingest.client.send(.get, try ingest.page())
            #expect(accepted.status == 200)
        }
    }
}
