import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A decision in the CRM", .timeLimit(.minutes(1)))
struct CRMDecisionWatchTests {
    @Test(arguments: [nil, 3])
    func `to validate is acted on once, with its credits or the quote's`(
        credits: Int?
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.shows([.sample(.validated, credits: credits)])
            #expect(try await ingest.poll().decisions == 1)
            #expect(try await ingest.poll().decisions == 0)
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .validated)
            #expect(validation.validation.credits == credits ?? 1)
            #expect(validation.replies.map(\.channel) == ["crm"])
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test func `to refuse closes the ticket`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.shows([.sample(.rejected)])
            #expect(try await ingest.poll().decisions == 1)
            #expect(try await ingest.status() == .rejected)
            #expect(ingest.house.composed.last?.template == .refusal)
        }
    }

    @Test(arguments: [
        (1, MessageTemplate.quoteOneCredit), (2, .quoteTwoCredits), (7, .quoteTwoCredits),
    ])
    func `to estimate sends the quote`(credits: Int, template: MessageTemplate) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            ingest.house.shows([.sample(.pendingCredits, credits: credits)])
            #expect(try await ingest.poll().decisions == 1)
            #expect(try await ingest.poll().decisions == 0)
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.house.composed.map(\.template) == [.adminReview, template])
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
            #expect(try await ingest.status() == .validated)
        }
    }

    /// Whatever Guichet wrote on the ticket comes back as news.
    @Test func `is none when Guichet wrote the state itself`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.answer { answers in
                answers.news = { [house = ingest.house] _ in
                    let updates = house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
                    let written = updates.compactMap(\.content.validationStatus).last
                    let credits = updates.compactMap(\.content.creditsEstimes).last
                    return CRMNews(tickets: [.sample(written, credits: credits)])
                }
            }
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            #expect(try await ingest.poll().decisions == 0)
            ingest.house.analyses(as: .sample())
            ingest.house.reads(as: .info)
            ingest.house.receives([.sample()])
            for _ in 1...2 { #expect(try await ingest.poll().decisions == 0) }
            #expect(try await ingest.status() == .pendingCredits)
            ingest.house.reads(as: .validation)
            ingest.house.receives([.sample(), .sample(2, text: "Je valide")])
            for _ in 1...2 { #expect(try await ingest.poll().decisions == 0) }
            #expect(try await ingest.status() == .validated)
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test func `without credits asks a person once, and counts when they are there`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            ingest.house.shows([.sample(.validated)])
            for _ in 1...3 { try await ingest.poll() }
            #expect(ingest.notices.map(\.kind) == [.request, .crmChange])
            #expect(try await ingest.status() == .pendingAdmin)
            ingest.house.shows([.sample(.validated, credits: 2)])
            #expect(try await ingest.poll().decisions == 1)
            #expect(try await ingest.validation("T-1").validation.credits == 2)
        }
    }

    @Test func `does nothing to a quote that is decided or has run out`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 31 * 86_400)
            ingest.house.shows([.sample(.rejected)])
            #expect(try await ingest.poll().decisions == 0)
            try await ingest.keepHouse()
            ingest.house.shows([.sample(.validated)])
            #expect(try await ingest.poll().tickets == 0)
            #expect(try await ingest.status() == .expired)
        }
    }
}
