import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("Credits that a person changes in the CRM", .timeLimit(.minutes(1)))
struct ChangedCreditsTests {
    /// A quote of one credit, and the ticket that shows two.
    private func changed(
        _ body: @escaping @Sendable (IngestFixture, _ oldPage: String) async throws -> Void
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let oldPage = try ingest.page()
            ingest.clock.advance(by: 86_400)
            ingest.house.shows([.sample(.pendingCredits, credits: 2)])
            #expect(try await ingest.poll().decisions == 1)
            try await body(ingest, oldPage)
        }
    }

    private func mail(
        _ sequence: Int,
        _ text: String,
        on ingest: IngestFixture
    ) -> IncomingMail {
        .sample(sequence, text: text, receivedAt: ingest.clock.now + 60)
    }

    @Test func `lead to one new quote, which alone can be accepted`() async throws {
        try await changed { ingest, oldPage in
            for _ in 1...2 { #expect(try await ingest.poll().decisions == 0) }
            #expect(ingest.house.composed.map(\.template) == [.quoteOneCredit, .quoteTwoCredits])
            #expect(ingest.notices.map(\.kind) == [.request, .estimated])
            #expect(ingest.notices.last?.detail?.contains("de 1 à 2") == true)
            let quote = try await ingest.validation("T-1").validation
            #expect(quote.credits == 2)
            #expect(quote.expiresAt == ingest.clock.now + 30 * 86_400)

            let refused = await ingest.press("validate", on: oldPage)
            #expect(refused.status == 409)
            #expect(try await ingest.status() == .pendingCredits)
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
            try await ingest.settled()
            let tasks = ingest.house.inputs(.createTask, as: TaskToCreate.self)
            #expect(tasks.map(\.credits) == [2])
        }
    }

    @Test func `may be changed back, and each time a new quote is sent`() async throws {
        try await changed { ingest, _ in
            ingest.house.shows([.sample(.pendingCredits, credits: 1)])
            let decisions = [
                try await ingest.poll().decisions, try await ingest.poll().decisions,
            ]
            #expect(decisions == [1, 0])
            #expect(
                ingest.house.composed.map(\.template)
                    == [.quoteOneCredit, .quoteTwoCredits, .quoteOneCredit]
            )
        }
    }

    @Test func `to what no quote costs are told to the admin once, and the quote stays`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.shows([.sample(.pendingCredits, credits: 7)])
            for _ in 1...3 { try await ingest.poll() }
            #expect(ingest.notices.map(\.kind) == [.request, .crmChange])
            #expect(ingest.notices.last?.detail?.contains("vaut 7") == true)
            #expect(ingest.house.composed.count == 1)
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
            #expect(try await ingest.validation("T-1").validation.credits == 1)
        }
    }

    /// While the CRM cannot be written to it still shows the earlier credits,
    /// which nobody has changed back.
    @Test func `are not what the ticket shows before it was told of the new quote`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.shows([.sample(.pendingCredits, credits: 2)])
            ingest.house.fail(.updateTicket, .hangsBefore)
            _ = try await ingest.client.call(IngestAPI.pollValidations, Nothing())
            try await eventually { ingest.house.hangs(.updateTicket) }
            ingest.house.shows([.sample(.pendingCredits, credits: 1)])
            let outcome = try await ingest.client.call(IngestAPI.pollValidations, Nothing())
            #expect(outcome.decisions == 0)
            ingest.house.shows([.sample(.pendingCredits, credits: 2)])
            ingest.house.mend(.updateTicket)
            try await ingest.settled()
            #expect(try await ingest.poll().decisions == 0)
            #expect(ingest.house.composed.count == 2)
        }
    }

    @Test(arguments: [ReplyIntent.validation, .refusal])
    func `leave a mail that may answer the earlier quote to a person`(
        intent: ReplyIntent
    ) async throws {
        try await changed { ingest, oldPage in
            ingest.house.reads(as: intent)
            let link = "> https://guichet.example.com\(oldPage)"
            ingest.house.receives([
                mail(1, "Ma réponse", on: ingest), mail(2, "Ma réponse\n\(link)", on: ingest),
            ])
            let acted = try await ingest.poll().acted
            #expect(acted == 2)
            let status = try await ingest.status()
            #expect(status == .pendingCredits)
            #expect(ingest.notices.suffix(2).map(\.kind) == [.replyForPerson, .replyForPerson])
            #expect(ingest.notices.last?.detail?.contains("auquel des deux") == true)
        }
    }

    @Test func `let a mail that quotes the new quote accept it`() async throws {
        try await changed { ingest, _ in
            ingest.house.reads(as: .validation)
            let link = "> Répondre : https://guichet.example.com\(try ingest.page())"
            ingest.house.receives([mail(1, "Je valide\n\n\(link)\n> Merci", on: ingest)])
            try await ingest.poll()
            #expect(try await ingest.status() == .validated)
            #expect(try await ingest.validation("T-1").validation.credits == 2)
        }
    }
}
