import Contracts
import Database
import FoundationEssentials
import SQLite
import Testing

@testable import Desk

@Suite("A page of a long list")
struct QueryPlanTests {
    @Test(
        arguments: [
            (TicketQuery(limit: 50), "tickets_newest"),
            (TicketQuery(stage: .new, limit: 50), "tickets_by_stage"),
            (TicketQuery(priority: .high, limit: 50), "tickets_newest"),
            (TicketQuery(stage: .new, priority: .high, limit: 50), "tickets_by_stage"),
            (TicketQuery(text: "chaise", limit: 50), "tickets_newest"),
            (TicketQuery(stage: .new, text: "chaise", limit: 50), "tickets_newest"),
        ],
        [false, true]
    )
    func `is read off an index in its order`(
        expected: (query: TicketQuery, index: String),
        hasCursor: Bool
    ) async throws {
        let fixture = try await DeskFixture()
        let cursor: (Date, Ticket.ID)? = hasCursor ? (Date(), Ticket.ID("TKTAAAAAA")) : nil
        let selection = TicketTable.selection(expected.query, after: cursor)
        let plan = try await fixture.database.read { connection in
            try connection.query("EXPLAIN QUERY PLAN \(fragment: selection)").map {
                try $0["detail", as: String.self]
            }
        }
        // One step: an index, no sorting of what it found.
        #expect(plan.count == 1)
        #expect(plan.first?.contains("USING INDEX \(expected.index)") == true)
    }
}
