import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("The list of quotes", .timeLimit(.minutes(1)))
struct ValidationListTests {
    private func list(_ query: String, on ingest: IngestFixture) async throws -> ValidationList {
        try await ingest.client.call(IngestAPI.listValidations, Nothing(), query: query)
    }

    /// One quote of each kind: T-1 credits, T-2 information, T-3 admin, T-4
    /// validated, T-5 rejected; each a minute after the one before.
    private func fill(_ ingest: IngestFixture) async throws {
        for (key, analysis) in zip(
            ["1", "2", "3", "4", "5"],
            [RequestAnalysis.sample(), .incomplete, .complex, .sample(), .sample()]
        ) {
            ingest.house.analyses(as: analysis)
            _ = try await ingest.answer(key: key)
            if key == "4" { _ = await ingest.press("validate", on: try ingest.page()) }
            if key == "5" { _ = await ingest.press("refuse", on: try ingest.page()) }
            // What follows an answer is over before the next mail: that is the last one then.
            try await ingest.settled()
            ingest.clock.advance(by: 60)
        }
    }

    @Test(arguments: [
        ("", ["T-3", "T-2", "T-1"]), ("?status=pending_credits", ["T-1"]),
        ("?status=pending_info", ["T-2"]), ("?status=pending_admin", ["T-3"]),
        ("?status=validated", ["T-4"]), ("?status=rejected", ["T-5"]), ("?status=expired", []),
    ])
    func `names those that wait, or those of a state, newest first`(
        query: String,
        tickets: [String]
    ) async throws {
        try await IngestFixture.run { ingest in
            try await fill(ingest)
            let found = try await list(query, on: ingest).validations
            #expect(found.map(\.ticketID.rawValue) == tickets)
        }
    }

    @Test func `comes in pages`() async throws {
        try await IngestFixture.run { ingest in
            try await fill(ingest)
            let first = try await list("?limit=2", on: ingest)
            #expect(first.validations.map(\.ticketID.rawValue) == ["T-3", "T-2"])
            let next = try #require(first.next)
            let second = try await list("?limit=2&before=\(next)", on: ingest)
            #expect(second.validations.map(\.ticketID.rawValue) == ["T-1"])
            #expect(second.next == nil)
        }
    }

    @Test(arguments: ["?limit=0", "?limit=201", "?limit=x"])
    func `has pages of 1 to 200`(query: String) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.client.send(.get, "/validations\(query)")
            #expect(response.status == 400)
        }
    }

    @Test func `says where each stands`() async throws {
        try await IngestFixture.run { ingest in
            let answer = try await ingest.answer()
            let shown = try await ingest.validation("T-1")
            #expect(
                shown.validation
                    == ValidationSummary(
                        ticketID: Ticket.ID("T-1"),
                        requestID: answer.requestID,
                        status: .pendingCredits,
                        credits: 1,
                        userEmail: "anna@example.com",
                        objet: "Vase en céramique",
                        quotedAt: TestClock.start,
                        remindedAt: nil,
                        expiresAt: TestClock.start.addingTimeInterval(30 * 86_400),
                        subtaskID: nil
                    )
            )
            #expect(shown.replies == [])
        }
    }

    @Test(arguments: ["", "/check"])
    func `has no quote for an unknown ticket`(action: String) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.client.send(
                action.isEmpty ? .get : .post,
                "/validations/T-9\(action)"
            )
            #expect(response.status == 404)
            #expect(response.problemKind == "unknown-ticket")
        }
    }
}
