import Contracts
import HTTP
import TestSupport
import Testing

@testable import Desk

@Suite("Production tasks")
struct TaskTests {
    let fixture: DeskFixture
    let ticket: DeskTicket

    init() async throws {
        fixture = try await DeskFixture()
        ticket = try await fixture.ticket()
    }

    @Test func `belong to their ticket`() async throws {
        let task = try await create("Demande anna@example.com", for: ticket.id)
        #expect(task.id.rawValue.wholeMatch(of: /TSK[A-Z0-9]{8}/) != nil)
        #expect(task.ticketID == ticket.id)
        let details = try await fixture.desk.call(
            DeskAPI.showTicket,
            Nothing(),
            parameters: ["ticket": ticket.id.rawValue]
        )
        #expect(details.tasks == [task])
    }

    @Test func `are listed newest first, for all tickets or for one`() async throws {
        let other = try await fixture.ticket()
        let first = try await create("1", for: ticket.id)
        let second = try await create("2", for: other.id)
        let third = try await create("3", for: ticket.id)

        let newest = try await list("?limit=2")
        #expect(newest.tasks == [third, second])
        let rest = try await list("?limit=2&before=\(try #require(newest.next))")
        #expect(rest.tasks == [first])
        #expect(rest.next == nil)
        #expect(try await list("?ticket=\(ticket.id)").tasks == [third, first])
    }

    @Test func `may belong to a ticket that another CRM keeps`() async throws {
        let task = try await create("1", for: Ticket.ID("37765128953"))
        #expect(try await list("?ticket=37765128953").tasks == [task])
    }

    @Test(arguments: [
        (
            DeskTaskToCreate(ticketID: Ticket.ID("51\n2"), name: "Demande", description: "a"),
            "#/ticket_id"
        ),
        (DeskTaskToCreate(ticketID: Ticket.ID(""), name: "a", description: "a"), "#/ticket_id"),
        (DeskTaskToCreate(ticketID: Ticket.ID("TKTNOTONE"), name: "", description: "a"), "#/name"),
        (
            DeskTaskToCreate(ticketID: Ticket.ID("TKTNOTONE"), name: "a\nb", description: "a"),
            "#/name"
        ),
        (
            DeskTaskToCreate(ticketID: Ticket.ID("TKTNOTONE"), name: "a", description: ""),
            "#/description"
        ),
    ])
    func `are refused with their wrong field`(task: DeskTaskToCreate, field: String) async throws {
        let response = try await fixture.desk.send(DeskAPI.createTask, task, key: "1")
        #expect(response.status == 422)
        #expect(response.wrongFields == [field])
    }

    @Test func `have no page after one that is not there`() async {
        let response = await fixture.desk.send(.get, "/v1/tasks?before=TSKNOTONE")
        #expect(response.status == 400)
    }

    private func create(_ name: String, for ticket: Ticket.ID) async throws -> DeskTask {
        try await fixture.desk.call(
            DeskAPI.createTask,
            DeskTaskToCreate(ticketID: ticket, name: name, description: "À modéliser"),
            key: "task-\(name.filter { $0 != " " })"
        )
    }

    private func list(_ query: String) async throws -> DeskTaskList {
        try await fixture.desk.call(DeskAPI.listTasks, Nothing(), query: query)
    }
}
