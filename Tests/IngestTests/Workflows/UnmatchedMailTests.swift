import Contracts
import FoundationEssentials
import TestSupport
import Testing

@testable import Ingest

@Suite("A mail that names no ticket", .timeLimit(.minutes(1)))
struct UnmatchedMailTests {
    @Test(arguments: [IncomingMailKind.message, .unreadable])
    func `from a known client is told to the admin once, with the client's tickets`(
        kind: IncomingMailKind
    ) async throws {
        try await IngestFixture.run { ingest in
            for key in ["1", "2"] { _ = try await ingest.answer(key: key) }
            ingest.house.receives([
                .sample(kind: kind, ticket: nil, from: "Anna@Example.com", text: "Je valide")
            ])
            #expect(try await ingest.poll().acted == 1)
            #expect(try await ingest.poll().handled == 0)
            #expect(ingest.notices.map(\.kind) == [.request, .request, .unmatchedMail])
            let notice = try #require(ingest.notices.last)
            #expect(notice.userEmail == "Anna@Example.com")
            #expect(notice.objet == "Re: Votre devis")
            #expect(notice.ticketID == nil)
            for text in ["T-1 (Vase en céramique)", "T-2 (Vase en céramique)", "Je valide"] {
                #expect(notice.detail?.contains(text) == true)
            }
            for ticket in ["T-1", "T-2"] {
                #expect(try await ingest.status(ticket) == .pendingCredits)
            }
            #expect(ingest.house.calls(.classifyReply) == 0)
        }
    }

    @Test func `from a client of support is told, too`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(FormJSON.support)
            ingest.house.receives([.sample(ticket: nil)])
            try await ingest.poll()
            #expect(ingest.notices.map(\.kind) == [.request, .unmatchedMail])
        }
    }

    @Test func `is held when its sender writes too much`() async throws {
        try await IngestFixture.run(["REPLY_BUDGET": "2"]) { ingest in
            _ = try await ingest.answer()
            ingest.house.receives((1...4).map { .sample($0, ticket: nil, text: "\($0)") })
            let outcome = try await ingest.poll()
            #expect(outcome.acted == 2)
            #expect(outcome.held == 2)
            #expect(ingest.notices.filter { $0.kind == .mailsHeld }.count == 1)
        }
    }

    @Test func `is a stranger's once the client's tickets are forgotten`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(FormJSON.support)
            ingest.clock.advance(by: 400 * 86_400)
            try await ingest.keepHouse()
            #expect(try await ingest.rows(of: "client_tickets") == 0)
        }
    }
}
