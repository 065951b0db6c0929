import Contracts
import Database
import Durability
import HTTP
import SQLite
import ServiceKit
import TestSupport
import Testing

@testable import CRMSync

@Suite("An effect in the CRM")
struct EffectsTests {
    let desk = StubDesk()
    let fixture: CRMSyncFixture

    init() async throws {
        fixture = try await CRMSyncFixture(desk.client, recognised: [])
    }

    @Test func `is performed once for a key, also across a restart`() async throws {
        let first = try await note("À relancer", key: "one")
        let second = try await note("À relancer", key: "one")
        try await fixture.ledger.settle()
        let third = try await note(
            "À relancer",
            key: "one",
            at: try fixture.restarted(desk.client)
        )
        #expect(first.status == 201)
        #expect(second.status == 201)
        #expect(second.bytes == first.bytes)
        #expect(third.bytes == first.bytes)
        #expect(desk.changes.count == 1)
    }

    @Test func `is performed once when it is asked for many times at once`() async throws {
        let answers = try await withThrowingTaskGroup(of: Response.self) { group in
            for _ in 1...20 { group.addTask { try await note("À relancer", key: "one") } }
            return try await group.reduce(into: [Response]()) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 201 })
        #expect(desk.changes.count == 1)
    }

    @Test func `is refused under a key that was used for another`() async throws {
        _ = try await note("À relancer", key: "one")
        let other = try await note("Relancé", key: "one")
        #expect(other.status == 409)
        #expect(other.problemKind == "idempotency-key-reused")
        let elsewhere = await fixture.crm.send(
            .post,
            "/v1/crm/tickets/TKT2/notes",
            body: #"{"text":"À relancer"}"#,
            key: "one"
        )
        #expect(elsewhere.status == 409)
        #expect(desk.changes.count == 1)
    }

    @Test func `needs a key`() async throws {
        let response = await fixture.crm.send(
            .post,
            "/v1/crm/tickets/TKT1/notes",
            body: #"{"text":"À relancer"}"#
        )
        #expect(response.status == 400)
        #expect(response.problemKind == "missing-idempotency-key")
        #expect(desk.changes.isEmpty)
    }

    @Test func `waits while Desk is down, and is performed later under the same key`()
        async throws
    {
        desk.failNext(CallError(service: "desk", reason: .noAnswer("connection refused")))
        let refused = try await note("À relancer", key: "one")
        #expect(refused.status == 503)
        #expect(refused.problemKind == "service-unavailable")
        #expect(refused.headers["Retry-After"] == "1")

        let performed = try await note("À relancer", key: "one")
        #expect(performed.status == 201)
        #expect(desk.changes.map(\.key) == ["one", "one"])
    }

    @Test func `passes on how long Desk asks to wait`() async throws {
        let full = Problem(kind: "storage-unavailable", status: 503, title: "Full")
        desk.failNext(CallError(service: "desk", reason: .refused(full), retryAfter: 5))
        let refused = try await note("À relancer", key: "one")
        #expect(refused.status == 503)
        #expect(refused.headers["Retry-After"] == "5")
    }

    @Test(arguments: [404, 422])
    func `passes on what Desk refuses for good`(status: Int) async throws {
        let problem = Problem(kind: "unknown-ticket", status: status, title: "No such ticket")
        desk.failNext(CallError(service: "desk", reason: .refused(problem)))
        let refused = try await note("À relancer", key: "one")
        #expect(refused.status == status)
        #expect(refused.problemKind == "unknown-ticket")
    }

    @Test func `goes on where it was interrupted, with the same keys`() async throws {
        let ticket = TicketToCreate.sample(fichiersURLs: ["https://files.example.com/1"])
        let lost = CallError(service: "desk", reason: .noAnswer("connection reset"))
        desk.failNext(lost)
        let first = try await fixture.crm.send(CRMAPI.createTicket, ticket, key: "one")
        let again = try fixture.restarted(desk.client)
        let second = try await again.send(CRMAPI.createTicket, ticket, key: "one")
        #expect(first.status == 503)
        #expect(second.status == 201)
        #expect(desk.changes.map(\.key) == ["one", "one", "one:files-note"])
    }

    @Test func `is not begun while its intent cannot be recorded`() async throws {
        await fixture.database.close()
        let refused = try await note("À relancer", key: "one")
        #expect(refused.status == 503)
        #expect(refused.problemKind == "storage-unavailable")
        #expect(refused.headers["Retry-After"] == "5")
        #expect(desk.changes.isEmpty)
        #expect(await fixture.crm.send(.get, "/readyz").status == 503)
    }

    @Test func `is left to a provider that recognises keys`() async throws {
        let fixture = try await CRMSyncFixture(desk.client)
        let before = fixture.database.statistics.transactions
        let answers = try await [
            note("À relancer", key: "one", at: fixture.crm),
            note("À relancer", key: "one", at: fixture.crm),
        ]
        #expect(answers.map(\.status) == [201, 201])
        #expect(desk.changes.map(\.key) == ["one", "one"])
        #expect(fixture.database.statistics.transactions == before)
    }

    private func note(
        _ text: String,
        key: String,
        at crm: RouterClient? = nil
    ) async throws -> Response {
        try await (crm ?? fixture.crm).send(
            CRMAPI.addNote,
            NoteToAdd(text: text),
            parameters: ["ticket": "TKT1"],
            key: key
        )
    }
}
