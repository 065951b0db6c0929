import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("An admin's estimate", .timeLimit(.minutes(1)))
struct EstimateTests {
    static let settings = ["ADMIN_EMAIL": "admin@example.com"]

    private func mail(
        _ sequence: Int,
        _ text: String,
        from: String = "Admin@example.com"
    ) -> IncomingMail {
        .sample(sequence, from: from, text: text)
    }

    @Test func `by mail sends the quote, which the client can accept`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            ingest.house.receives([mail(1, "2 crédits")])
            for _ in 1...2 { try await ingest.poll() }
            let validation = try await ingest.validation("T-1").validation
            #expect(validation.status == .pendingCredits)
            #expect(validation.credits == 2)
            #expect(ingest.house.composed.map(\.template) == [.adminReview, .quoteTwoCredits])
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.to) == [nil, "anna@example.com"])
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(
                updates.last?.content.withoutMail
                    == TicketUpdate(
                        stage: .waitingOnContact,
                        validationStatus: .pendingCredits,
                        creditsEstimes: 2
                    )
            )
            #expect(ingest.notices.map(\.kind) == [.request, .estimated])
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
            #expect(try await ingest.status() == .validated)
        }
    }

    @Test(arguments: ["2 crédits ?", "Je regarde demain", "-2 crédits", ""])
    func `by mail that is not plain is not taken, and the admin hears so`(
        text: String
    ) async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            ingest.house.receives([mail(1, text)])
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingAdmin)
            #expect(ingest.notices.last?.detail?.contains("pas été comprise") == true)
        }
    }

    @Test func `by mail counts from nobody but the admin`() async throws {
        for settings in [Self.settings, [:]] {
            try await IngestFixture.run(settings) { ingest in
                ingest.house.analyses(as: .complex)
                _ = try await ingest.answer()
                let strangers =
                    ["anna@example.com", "other@example.com"]
                    + (settings.isEmpty ? ["admin@guichet.localhost", ""] : [])
                ingest.house.receives(
                    strangers.enumerated().map { mail($0 + 1, "2 crédits", from: $1) }
                )
                try await ingest.poll()
                #expect(try await ingest.status() == .pendingAdmin)
                #expect(ingest.house.composed.count == 1)
            }
        }
    }

    @Test func `by mail comes too late once the quote is out`() async throws {
        try await IngestFixture.run(Self.settings) { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            ingest.house.receives([mail(1, "2 crédits"), mail(2, "3 crédits")])
            try await ingest.poll()
            #expect(try await ingest.validation("T-1").validation.credits == 2)
            #expect(ingest.notices.contains { $0.detail?.contains("n'attend pas") == true })
        }
    }

    private func give(
        _ credits: Int,
        key: String = "k",
        _ ingest: IngestFixture
    ) async throws -> Response {
        try await ingest.client.send(
            IngestAPI.giveEstimate,
            EstimateToGive(credits: credits),
            parameters: ["ticket": "T-1"],
            key: key
        )
    }

    @Test func `by command sends the quote, once under its key`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            for _ in 1...2 {
                let response = try await give(1, ingest)
                #expect(response.status == 200)
                #expect(try response.decoded(EstimateGiven.self).status == .pendingCredits)
                try await ingest.settled()
            }
            #expect(ingest.house.composed.map(\.template) == [.adminReview, .quoteOneCredit])
            let again = try await give(2, key: "l", ingest)
            #expect(again.status == 409)
            #expect(again.problemKind == "not-for-estimate")
        }
    }

    @Test(arguments: [0, -1, 1_001])
    func `by command is refused beyond what a quote can cost`(credits: Int) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            let response = try await give(credits, ingest)
            #expect(response.status == 422)
            #expect(response.wrongFields == ["#/credits"])
        }
    }
}
