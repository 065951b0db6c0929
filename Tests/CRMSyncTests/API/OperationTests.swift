import Contracts
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("With Desk as the CRM")
struct OperationTests {
    let desk = StubDesk()
    let fixture: CRMSyncFixture

    init() async throws {
        fixture = try await CRMSyncFixture(desk.client)
    }

    @Test func `a contact is upserted under the caller's key`() async throws {
        let upserted = try await fixture.crm.call(
            CRMAPI.upsertContact,
            ContactToUpsert(email: "anna@example.com", name: "Anna"),
            key: "run:contact"
        )
        #expect(upserted == ContactUpserted(contactID: Contact.ID("CON1")))
        #expect(desk.changes == [.init(what: "contact anna@example.com", key: "run:contact")])
    }

    @Test func `a ticket is one change with its contact and the notes of its files`() async throws {
        let ticket = TicketToCreate.sample(
            contact: ContactToUpsert(email: "anna@example.com", name: "Anna"),
            fichiersURLs: ["https://files.example.com/1"],
            failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
        )
        let created = try await fixture.crm.call(CRMAPI.createTicket, ticket, key: "run:ticket")
        #expect(created.ticketID.rawValue == "TKT1")
        #expect(created.contactID == Contact.ID("CON1"))
        #expect(created.contactProblem == nil)
        #expect(
            desk.changes == [
                .init(
                    what:
                        "ticket modelisation: Chaise en bois of anna@example.com + Fichiers reçus de anna@example.com pour « Chaise en bois » : + Fichiers non enregistrés, à redemander au client :",
                    key: "run:ticket"
                )
            ]
        )
    }

    @Test func `a change of a ticket and the mail that comes with it are one`() async throws {
        let updated = try await fixture.crm.call(
            CRMAPI.updateTicket,
            TicketUpdate(stage: .waitingOnContact, mail: .sample(key: "run:mail-record")),
            parameters: ["ticket": "TKT1"],
            key: "run:ticket-state"
        )
        #expect(updated == TicketUpdated(ticketID: Ticket.ID("TKT1"), recordID: "ENT1"))
        #expect(
            desk.changes == [
                .init(
                    what: "update TKT1: waiting_on_contact + run:mail-record Votre devis",
                    key: "run:ticket-state"
                )
            ]
        )
    }

    @Test func `a ticket without files is one change`() async throws {
        let created = try await fixture.crm.call(CRMAPI.createTicket, .sample(), key: "run:ticket")
        #expect(created.ticketID.rawValue == "TKT1")
        #expect(created.ticketURL == "https://desk.example.com/api/tickets/TKT1")
        #expect(
            desk.changes == [.init(what: "ticket modelisation: Chaise en bois", key: "run:ticket")]
        )
    }

    @Test func `a ticket of which an earlier version asked has its notes after it as then`()
        async throws
    {
        let ticket = TicketToCreate.sample(
            fichiersURLs: ["https://files.example.com/1"],
            failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
        )
        _ = try await fixture.crm.call(CRMAPI.createTicket, ticket, key: "run:ticket")
        #expect(
            desk.changes == [
                .init(what: "ticket modelisation: Chaise en bois", key: "run:ticket"),
                .init(
                    what:
                        "entry TKT1: Fichiers reçus de anna@example.com pour « Chaise en bois » :",
                    key: "run:ticket:files-note"
                ),
                .init(
                    what: "entry TKT1: Fichiers non enregistrés, à redemander au client :",
                    key: "run:ticket:failed-files-note"
                ),
            ]
        )
    }

    @Test func `updates, mails, notes and tasks reach their ticket`() async throws {
        let ticket = ["ticket": "TKT1"]
        let updated = try await fixture.crm.call(
            CRMAPI.updateTicket,
            TicketUpdate(stage: .closed),
            parameters: ticket,
            key: "1"
        )
        let mail = try await fixture.crm.call(
            CRMAPI.recordMail,
            .sample(),
            parameters: ticket,
            key: "2"
        )
        let note = try await fixture.crm.call(
            CRMAPI.addNote,
            NoteToAdd(text: "À relancer"),
            parameters: ticket,
            key: "3"
        )
        let task = try await fixture.crm.call(CRMAPI.createTask, .sample(), key: "4")
        #expect(updated.ticketID.rawValue == "TKT1")
        #expect(mail.recordID == "ENT1")
        #expect(note.noteID == "ENT1")
        #expect(task.subtaskID.rawValue == "TSK1")
        #expect(
            desk.changes == [
                .init(what: "update TKT1: closed", key: "1"),
                .init(what: "entry TKT1: mail Votre devis", key: "2"),
                .init(what: "entry TKT1: À relancer", key: "3"),
                .init(what: "task TKTAAAAAA: Demande anna@example.com", key: "4"),
            ]
        )
    }

    @Test func `it says that Desk is the CRM and the task list`() async throws {
        let providers = try await fixture.crm.call(CRMAPI.providers, Nothing())
        #expect(
            providers
                == CRMProviders(crm: .desk, crmAnswers: true, tasks: .desk, tasksAnswer: true)
        )
    }

    @Test func `news are what Desk says of the tickets that it has`() async throws {
        let news = try await fixture.crm.call(
            CRMAPI.news,
            TicketsToWatch(tickets: [Ticket.ID("TKT1"), Ticket.ID("512")])
        )
        #expect(news.tickets.map(\.ticketID.rawValue) == ["TKT1"])
        #expect(news.tickets.first?.mails.isEmpty == true)
    }

    @Test func `there is nothing to mend`() async throws {
        let diagnosis = try await fixture.crm.call(CRMAPI.diagnosis, Nothing())
        #expect(diagnosis == CRMDiagnosis(crm: .desk, findings: []))
        let repair = try await fixture.crm.call(CRMAPI.repair, Nothing())
        #expect(repair == CRMRepair(done: [], failed: [], findings: []))
    }

    @Test(arguments: [
        ("{}", 422, "validation"),
        (#"{"email": 1}"#, 422, "validation"),
        ("{", 400, "bad-json"),
    ])
    func `what is not the contract is refused before anything happens`(
        body: String,
        status: Int,
        kind: String
    ) async {
        let response = await fixture.crm.send(.post, "/v1/crm/contacts", body: body, key: "1")
        #expect(response.status == status)
        #expect(response.problemKind == kind)
        #expect(desk.changes.isEmpty)
    }
}
