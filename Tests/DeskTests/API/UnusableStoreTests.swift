import Contracts
import Database
import HTTP
import SQLite
import TestSupport
import Testing

@testable import Desk

@Suite("Desk whose disk is full or closed")
struct UnusableStoreTests {
    let fixture: DeskFixture

    init() async throws {
        fixture = try await DeskFixture()
    }

    @Test func `refuses with 503, stores nothing by half, and goes on once there is room`()
        async throws
    {
        let ticket = try await fixture.ticket()
        try await limitPages(1)
        let content = String(repeating: "a", count: 65536)
        let refused = try await fixture.desk.send(
            DeskAPI.createTicket,
            .sample(content: content),
            key: "one"
        )
        #expect(refused.status == 503)
        #expect(refused.problemKind == "storage-unavailable")
        #expect(refused.headers["Retry-After"] == "5")
        #expect(try await fixture.count("tickets") == 1)
        #expect(await fixture.desk.send(.get, "/api/tickets/\(ticket.id)").status == 200)

        try await limitPages(1_000_000)
        let stored = try await fixture.desk.call(
            DeskAPI.createTicket,
            .sample(content: content),
            key: "one"
        )
        #expect(try await fixture.show(stored.id).ticket.content == content)
        #expect(try await fixture.count("tickets") == 2)
    }

    @Test func `is not ready once its database is closed`() async {
        #expect(await fixture.desk.send(.get, "/readyz").status == 200)
        await fixture.database.close()
        let response = await fixture.desk.send(.get, "/readyz")
        #expect(response.status == 503)
        #expect(response.problemKind == "not-ready")
        #expect(await fixture.desk.send(.get, "/livez").status == 200)
    }

    /// Lets the database grow to that many pages; less than it has means no
    /// more than it has.
    private func limitPages(_ count: Int) async throws {
        try await fixture.database.write { connection in
            _ = try connection.query("PRAGMA max_page_count = \(raw: String(count))")
        }
    }
}
