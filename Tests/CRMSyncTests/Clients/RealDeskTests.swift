import Contracts
import HTTP
import ServiceKit
import Synchronization
import TestSupport
import Testing

@testable import CRMSync

@Suite("CRMSync over a real Desk")
struct RealDeskTests {
    @Test func `carries a request from its contact to its production task`() async throws {
        try await RunningDesk.run { running in
            let (desk, client) = (running.desk, running.client)
            let crm = try await CRMSyncFixture(.http(client)).crm
            let contact = try await crm.call(
                CRMAPI.upsertContact,
                ContactToUpsert(email: "anna@example.com", name: "Anna"),
                key: "run:contact"
            )
            let ticket = try await crm.call(
                CRMAPI.createTicket,
                .sample(fichiersURLs: ["https://files.example.com/1"]),
                key: "run:ticket"
            )
            let about = ["ticket": ticket.ticketID.rawValue]
            _ = try await crm.call(
                CRMAPI.recordMail,
                .sample(subject: "Votre devis"),
                parameters: about,
                key: "run:mail"
            )
            let task = try await crm.call(
                CRMAPI.createTask,
                .sample(ticketID: ticket.ticketID),
                key: "run:task"
            )
            _ = try await crm.call(
                CRMAPI.updateTicket,
                TicketUpdate(validationStatus: .validated, clickupSubtaskID: task.subtaskID),
                parameters: about,
                key: "run:update"
            )

            let details = try await desk.call(DeskAPI.showTicket, Nothing(), parameters: about)
            #expect(contact.contactID.rawValue.hasPrefix("CON"))
            #expect(details.ticket.url == ticket.ticketURL)
            #expect(
                details.ticket.content
                    == TicketText.content(
                        of: .sample(
                            fichiersURLs: ["https://files.example.com/1"]
                        )
                    )
            )
            #expect(details.ticket.validationStatus == .validated)
            #expect(details.ticket.clickupSubtaskID == task.subtaskID)
            #expect(details.entries.map(\.mail?.subject) == [nil, "Votre devis"])
            #expect(details.tasks.map(\.id) == [task.subtaskID])
        }
    }

    @Test func `makes contact, ticket and notes at once, then state and mail, each once`()
        async throws
    {
        try await RunningDesk.run { running in
            let (desk, client) = (running.desk, running.client)
            let fixture = try await CRMSyncFixture(Self.losingFirstAnswers(.http(client)))
            let wanted = TicketToCreate.sample(
                contact: ContactToUpsert(email: "anna@example.com", name: "Anna"),
                fichiersURLs: ["https://files.example.com/1"],
                failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
            )
            let lost = try await fixture.crm.send(CRMAPI.createTicket, wanted, key: "one")
            #expect(lost.status == 503)
            let ticket = try await fixture.crm.call(CRMAPI.createTicket, wanted, key: "one")
            let contact = try #require(ticket.contactID)
            #expect(ticket.contactProblem == nil)

            let about = ["ticket": ticket.ticketID.rawValue]
            let update = TicketUpdate(
                stage: .waitingOnContact,
                validationStatus: .pendingCredits,
                creditsEstimes: 2,
                mail: .sample()
            )
            let forgotten = try await fixture.crm.send(
                CRMAPI.updateTicket,
                update,
                parameters: about,
                key: "two"
            )
            #expect(forgotten.status == 503)
            let changed = try await fixture.crm.call(
                CRMAPI.updateTicket,
                update,
                parameters: about,
                key: "two"
            )

            let details = try await desk.call(DeskAPI.showTicket, Nothing(), parameters: about)
            #expect(details.ticket.contactID == contact)
            #expect(details.ticket.url == ticket.ticketURL)
            #expect(details.ticket.stage == .waitingOnContact)
            #expect(details.ticket.validationStatus == .pendingCredits)
            #expect(details.ticket.creditsEstimes == 2)
            #expect(details.entries.map { $0.note != nil } == [true, true, false])
            #expect(details.entries.last?.mail == .sample())
            #expect(details.entries.last?.id.rawValue == changed.recordID)
        }
    }

    @Test func `makes the ticket of a contact that Desk refuses, and says why`() async throws {
        try await RunningDesk.run { running in
            let crm = try await CRMSyncFixture(.http(running.client)).crm
            let ticket = try await crm.call(
                CRMAPI.createTicket,
                .sample(contact: ContactToUpsert(email: "anna@example.com", name: "Anna\nEve")),
                key: "one"
            )
            #expect(ticket.contactID == nil)
            #expect(
                ticket.contactProblem
                    == "desk: the contact's #/name must be one line without control characters"
            )
            let details = try await running.desk.call(
                DeskAPI.showTicket,
                Nothing(),
                parameters: ["ticket": ticket.ticketID.rawValue]
            )
            #expect(details.ticket.contactID == nil)
        }
    }

    @Test func `leaves one ticket when each answer was lost after its effect`() async throws {
        try await RunningDesk.run { running in
            let (desk, client) = (running.desk, running.client)
            let fixture = try await CRMSyncFixture(Self.losingFirstAnswers(.http(client)))
            let ticket = TicketToCreate.sample(
                fichiersURLs: ["https://files.example.com/1"],
                failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
            )
            var statuses: [Int] = []
            for _ in 1...4 {
                let answer = try await fixture.crm.send(CRMAPI.createTicket, ticket, key: "one")
                statuses.append(answer.status)
            }
            #expect(statuses == [503, 503, 503, 201])
            let list = try await desk.call(DeskAPI.listTickets, Nothing())
            #expect(list.tickets.count == 1)
            let details = try await desk.call(
                DeskAPI.showTicket,
                Nothing(),
                parameters: ["ticket": list.tickets.first?.id.rawValue ?? ""]
            )
            #expect(details.entries.count == 2)
        }
    }

    @Test func `passes on that there is no such ticket`() async throws {
        try await RunningDesk.run { running in
            let crm = try await CRMSyncFixture(.http(running.client)).crm
            let response = try await crm.send(
                CRMAPI.addNote,
                NoteToAdd(text: "À relancer"),
                parameters: ["ticket": "TKTNOTONE"],
                key: "one"
            )
            #expect(response.status == 404)
            #expect(response.problemKind == "unknown-ticket")
        }
    }

    /// A desk whose answer to each change is lost once, after the change.
    private static func losingFirstAnswers(_ desk: DeskClient) -> DeskClient {
        let answered = Answered()
        var losing = desk
        losing.createTicket = { call in
            let ticket = try await desk.createTicket(call)
            try answered.loseFirst(call.key)
            return ticket
        }
        losing.updateTicket = { call in
            let changed = try await desk.updateTicket(call)
            try answered.loseFirst(call.key)
            return changed
        }
        losing.addEntry = { call in
            let entry = try await desk.addEntry(call)
            try answered.loseFirst(call.key)
            return entry
        }
        return losing
    }
}

/// The keys whose first answer was lost.
private final class Answered: Sendable {
    private let keys = Mutex<Set<String>>([])

    func loseFirst(_ key: String) throws {
        let isFirst = keys.withLock { $0.insert(key).inserted }
        if isFirst { throw CallError(service: "desk", reason: .noAnswer("connection reset")) }
    }
}
