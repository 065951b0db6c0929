import Contracts
import Database
import FoundationEssentials
import HTTP
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite("A quote that nobody answers", .timeLimit(.minutes(1)))
struct QuoteTimeTests {
    static let day = 86_400.0

    /// How the time is made to count: by the service itself, or because an
    /// operator asks about the ticket.
    enum Look: CaseIterable {
        case housekeeping, check
    }

    private func look(_ look: Look, _ ingest: IngestFixture) async throws {
        switch look {
        case .housekeeping: try await ingest.keepHouse()
        case .check:
            _ = try await ingest.client.call(
                IngestAPI.checkValidation,
                Nothing(),
                parameters: ["ticket": "T-1"]
            )
        }
        try await ingest.settled()
    }

    @Test(arguments: Look.allCases)
    func `is reminded of once, after three days`(by way: Look) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 3 * Self.day - 1)
            try await look(way, ingest)
            #expect(ingest.house.composed.map(\.template) == [.quoteOneCredit])
            ingest.clock.advance(by: 1)
            for _ in 1...3 { try await look(way, ingest) }
            #expect(ingest.house.composed.map(\.template) == [.quoteOneCredit, .reminder])
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.to) == ["anna@example.com", "anna@example.com"])
            let validation = try await ingest.validation("T-1").validation
            #expect(validation.status == .pendingCredits)
            #expect(validation.remindedAt == ingest.clock.now)
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
        }
    }

    @Test(arguments: Look.allCases)
    func `runs out after thirty days: the ticket is closed, client and admin are told`(
        by way: Look
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 3 * Self.day)
            try await look(way, ingest)
            ingest.clock.advance(by: 27 * Self.day + 1)
            for _ in 1...3 { try await look(way, ingest) }
            #expect(
                ingest.house.composed.map(\.template) == [.quoteOneCredit, .reminder, .expiry]
            )
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(
                updates.last?.content == TicketUpdate(stage: .closed, validationStatus: .rejected)
            )
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.request, .expired])
            let validation = try await ingest.validation("T-1").validation
            #expect(validation.status == .expired)
        }
    }

    @Test func `is looked after among many`() async throws {
        try await IngestFixture.run { ingest in
            for number in 1...7 { _ = try await ingest.answer(key: "\(number)") }
            ingest.clock.advance(by: 3 * Self.day)
            _ = try await ingest.answer(key: "later")
            try await ingest.keepHouse()
            try await ingest.settled()
            let reminders = ingest.house.composed.filter { $0.template == .reminder }
            #expect(Set(reminders.map(\.ticketID.rawValue)) == Set((1...7).map { "T-\($0)" }))
            #expect(reminders.count == 7)
        }
    }

    @Test func `is looked after although another one cannot be`() async throws {
        try await IngestFixture.run { ingest in
            for number in 1...3 { _ = try await ingest.answer(key: "\(number)") }
            try await ingest.ingest.database.write { connection in
                try connection.execute(
                    """
                    CREATE TRIGGER broken BEFORE UPDATE ON quotes WHEN old.ticket_id = 'T-1'
                    BEGIN SELECT RAISE(ABORT, 'broken'); END
                    """
                )
            }
            ingest.clock.advance(by: 3 * Self.day)
            try await ingest.keepHouse()
            try await ingest.settled()
            let reminders = ingest.house.composed.filter { $0.template == .reminder }
            #expect(Set(reminders.map(\.ticketID.rawValue)) == ["T-2", "T-3"])
        }
    }

    @Test(arguments: ["validate", "refuse"])
    func `is left alone once it is answered`(action: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            _ = await ingest.press(action, on: try ingest.page())
            try await ingest.settled()
            let mails = ingest.house.count(.sendMail)
            ingest.clock.advance(by: 40 * Self.day)
            for way in Look.allCases { try await look(way, ingest) }
            #expect(ingest.house.count(.sendMail) == mails)
        }
    }

    @Test(arguments: [RequestAnalysis.incomplete, .complex])
    func `is no quote, and is left alone, while something else is waited for`(
        analysis: RequestAnalysis
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: analysis)
            _ = try await ingest.answer()
            ingest.clock.advance(by: 40 * Self.day)
            for way in Look.allCases { try await look(way, ingest) }
            #expect(ingest.house.count(.sendMail) == 1)
        }
    }

    @Test func `is reminded of and runs out when its owner says`() async throws {
        let settings = ["QUOTE_REMINDER_AFTER": "0", "QUOTE_EXPIRY_AFTER": "1h"]
        try await IngestFixture.run(settings) { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 3_600)
            try await ingest.keepHouse()
            #expect(ingest.house.composed.map(\.template) == [.quoteOneCredit])
            ingest.clock.advance(by: 1)
            try await ingest.keepHouse()
            try await ingest.settled()
            #expect(ingest.house.composed.map(\.template) == [.quoteOneCredit, .expiry])
        }
    }
}
