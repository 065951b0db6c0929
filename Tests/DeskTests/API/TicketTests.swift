import Contracts
import Database
import HTTP
import SQLite
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
    }

    @Test func `is opened with its contact and its notes in one transaction`() async throws {
        let before = fixture.database.statistics.transactions
        let wanted = DeskTicketToCreate.sample(
            contact: ContactToUpsert(email: "Anna@example.com", name: "Anna"),
            notes: ["Fichiers", "À redemander"]
        )
        let opened = try await fixture.desk.call(DeskAPI.createTicket, wanted, key: "one")
        #expect(fixture.database.statistics.transactions == before + 1)
        let details = try await fixture.show(opened.id)
        #expect(details.ticket.url == opened.url)
        #expect(details.ticket.contactID == opened.contactID)
        #expect(details.entries.map(\.note) == ["Fichiers", "À redemander"])
        #expect(opened.contactProblem == nil)
        let contact = try await fixture.desk.call(
            DeskAPI.upsertContact,
            ContactToUpsert(email: "anna@example.com", name: nil),
            key: "contact"
        )
        #expect(contact.id == opened.contactID)
        #expect(contact.name == "Anna")
    }

    @Test func `is opened without a contact that cannot be kept, which is told each time`()
        async throws
    {
        let name = String(repeating: "a", count: 201)
        let wanted = DeskTicketToCreate.sample(
            contact: ContactToUpsert(email: "anna@example.com", name: name)
        )
        let opened = try await fixture.desk.call(DeskAPI.createTicket, wanted, key: "one")
        #expect(opened.contactID == nil)
        #expect(opened.contactProblem == "the contact's #/name must have at most 200 characters")
        let again = try await fixture.desk.call(DeskAPI.createTicket, wanted, key: "one")
        #expect(again == opened)
        #expect(try await fixture.count("contacts") == 0)
        #expect(try await fixture.count("tickets") == 1)
    }

    @Test func `changes with the mail that comes with the change, in one transaction`()
        async throws
    {
        let ticket = try await fixture.ticket()
        let before = fixture.database.statistics.transactions
        let update = TicketUpdate(
            stage: .waitingOnContact,
            mail: KeyedMail(key: "mail", content: .sample(html: "<p>Anna</p>"))
        )
        let changed = try await fixture.desk.call(
            DeskAPI.updateTicket,
            update,
            parameters: ["ticket": ticket.id.rawValue],
            key: "one"
        )
        #expect(fixture.database.statistics.transactions == before + 1)
        let details = try await fixture.show(ticket.id)
        #expect(details.ticket.stage == .waitingOnContact)
        #expect(details.entries.map(\.mail) == [.sample(html: "<p>Anna</p>")])
        #expect(details.entries.map(\.id) == [changed.entryID])
    }

    @Test func `has a mail once, whether it came by itself or with a change or both`()
        async throws
    {
        let ticket = try await fixture.ticket()
        let parameters = ["ticket": ticket.id.rawValue]
        let alone = try await fixture.desk.call(
            DeskAPI.addEntry,
            DeskEntryToAdd(mail: .sample()),
            parameters: parameters,
            key: "first"
        )
        let changed = try await fixture.desk.call(
            DeskAPI.updateTicket,
            TicketUpdate(stage: .closed, mail: KeyedMail(key: "first", content: .sample())),
            parameters: parameters,
            key: "close"
        )
        #expect(changed.entryID == alone.id)

        let second = RecordedMail.sample(subject: "Rappel")
        let opened = try await fixture.desk.call(
            DeskAPI.updateTicket,
            TicketUpdate(stage: .new, mail: KeyedMail(key: "second", content: second)),
            parameters: parameters,
            key: "open"
        )
        let again = try await fixture.desk.call(
            DeskAPI.addEntry,
            DeskEntryToAdd(mail: second),
            parameters: parameters,
            key: "second"
        )
        #expect(again.id == opened.entryID)
        let details = try await fixture.show(ticket.id)
        #expect(details.ticket.stage == .new)
        #expect(details.entries == [alone, again])
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
        let changed = try await fixture.desk.call(
            DeskAPI.updateTicket,
            update,
            parameters: ["ticket": id.rawValue],
            key: key
        )
        #expect(changed == DeskTicketChanged(id: id))
        return try await fixture.show(id).ticket
    }
}
