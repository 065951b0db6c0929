import Contracts
import HTTP
import TestSupport
import Testing

@testable import Desk

@Suite("A ticket")
struct TicketTests {
    let fixture: DeskFixture

    init() async throws {
        fixture = try await DeskFixture()
    }

    @Test func `is opened as new, with a number and a link`() async throws {
        let contact = try await fixture.desk.call(
            DeskAPI.upsertContact,
            ContactToUpsert(email: "anna@example.com", name: nil),
            key: "contact"
        )
        let ticket = try await fixture.ticket(.sample(contactID: contact.id, priority: .high))
        #expect(ticket.id.rawValue.wholeMatch(of: /TKT[A-Z0-9]{6}/) != nil)
        #expect(ticket.url == "https://desk.example.com/api/tickets/\(ticket.id)")
        #expect(ticket.contactID == contact.id)
        #expect(ticket.stage == .new)
        #expect(ticket.priority == .high)
        #expect(ticket.validationStatus == nil)
        #expect(ticket.fichiersURLs == ["https://files.example.com/chaise.png"])
        #expect(ticket.createdAt == ticket.updatedAt)
        #expect(try await show(ticket.id).ticket == ticket)
    }

    @Test func `keeps what an update does not name`() async throws {
        let ticket = try await fixture.ticket()
        let quoted = try await update(
            ticket.id,
            TicketUpdate(
                stage: .waitingOnContact,
                validationStatus: .pendingCredits,
                creditsEstimes: 2
            ),
            key: "quote"
        )
        #expect(quoted.stage == .waitingOnContact)
        #expect(quoted.validationStatus == .pendingCredits)
        #expect(quoted.creditsEstimes == 2)
        #expect(quoted.updatedAt > ticket.updatedAt)

        let validated = try await update(
            ticket.id,
            TicketUpdate(validationStatus: .validated, clickupSubtaskID: ProductionTask.ID("86c1")),
            key: "validation"
        )
        #expect(validated.stage == .waitingOnContact)
        #expect(validated.validationStatus == .validated)
        #expect(validated.creditsEstimes == 2)
        #expect(validated.clickupSubtaskID?.rawValue == "86c1")
        #expect(validated.content == ticket.content)
    }

    @Test func `is not found under another number`() async throws {
        for response in [
            await fixture.desk.send(.get, "/api/tickets/TKTNOTONE"),
            try await fixture.desk.send(
                DeskAPI.updateTicket,
                TicketUpdate(stage: .closed),
                parameters: ["ticket": "TKTNOTONE"],
                key: "1"
            ),
            try await fixture.desk.send(
                DeskAPI.addEntry,
                DeskEntryToAdd(note: "Bonjour"),
                parameters: ["ticket": "TKTNOTONE"],
                key: "2"
            ),
        ] {
            #expect(response.status == 404)
            #expect(response.problemKind == "unknown-ticket")
        }
        #expect(try await fixture.count("effect_keys") == 0)
    }

    private func update(
        _ id: Ticket.ID,
        _ update: TicketUpdate,
        key: String
    ) async throws
        -> DeskTicket
    {
        try await fixture.desk.call(
            DeskAPI.updateTicket,
            update,
            parameters: ["ticket": id.rawValue],
            key: key
        )
    }

    private func show(_ id: Ticket.ID) async throws -> DeskTicketDetails {
        try await fixture.desk.call(
            DeskAPI.showTicket,
            Nothing(),
            parameters: ["ticket": id.rawValue]
        )
    }
}
