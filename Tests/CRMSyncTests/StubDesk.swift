import Contracts
import FoundationEssentials
import ServiceKit
import Synchronization

@testable import CRMSync

/// A desk that takes every change and writes down what it was asked for.
final class StubDesk: Sendable {
    /// One change, as far as tests look at it.
    struct Change: Sendable, Equatable {
        let what: String
        let key: String
    }

    private let state = Mutex<(changes: [Change], failures: [CallError])>(([], []))

    /// What was asked for, in order.
    var changes: [Change] { state.withLock { $0.changes } }

    /// Has the next changes fail, after they are written down.
    func failNext(_ errors: CallError...) {
        state.withLock { $0.failures += errors }
    }

    var client: DeskClient {
        DeskClient(
            answers: { true },
            upsertContact: { call in
                try self.record("contact \(call.input.email)", call.key)
                return Contact(id: Contact.ID("CON1"), email: call.input.email)
            },
            createTicket: { call in
                let wanted = call.input
                let notes = (wanted.notes ?? []).map { " + \(Self.firstLine($0))" }.joined()
                let owner = wanted.contact.map { " of \($0.email)" } ?? ""
                try self.record(
                    "ticket \(wanted.category): \(wanted.subject)\(owner)\(notes)",
                    call.key
                )
                return DeskTicketOpened(
                    id: Ticket.ID("TKT1"),
                    url: "https://desk.example.com/api/tickets/TKT1",
                    contactID: wanted.contact.map { _ in Contact.ID("CON1") } ?? wanted.contactID
                )
            },
            updateTicket: { call in
                let update = call.input.content
                let stage = update.stage?.rawValue ?? "-"
                let mail = update.mail.map { " + \($0.key) \($0.content.subject)" } ?? ""
                try self.record("update \(call.input.ticket): \(stage)\(mail)", call.key)
                return DeskTicketChanged(
                    id: call.input.ticket,
                    entryID: update.mail.map { _ in DeskEntry.ID("ENT1") }
                )
            },
            addEntry: { call in
                let entry = call.input.content
                let text = entry.note ?? "mail \(entry.mail?.subject ?? "")"
                try self.record(
                    "entry \(call.input.ticket): \(Self.firstLine(text))",
                    call.key
                )
                return DeskEntry(
                    id: DeskEntry.ID("ENT1"),
                    mail: entry.mail,
                    note: entry.note,
                    createdAt: Date(timeIntervalSince1970: 0)
                )
            },
            ticket: { id in
                id.rawValue.hasPrefix("TKT") ? .stub(.sampleForDesk, id: id) : nil
            },
            createTask: { call in
                try self.record("task \(call.input.ticketID): \(call.input.name)", call.key)
                return DeskTask(
                    id: ProductionTask.ID("TSK1"),
                    ticketID: call.input.ticketID,
                    name: call.input.name,
                    description: call.input.description,
                    createdAt: Date(timeIntervalSince1970: 0)
                )
            }
        )
    }

    private static func firstLine(_ text: String) -> Substring {
        text.split(separator: "\n").first ?? ""
    }

    private func record(_ what: String, _ key: String) throws {
        let failure = state.withLock { state in
            state.changes.append(Change(what: what, key: key))
            return state.failures.isEmpty ? nil : state.failures.removeFirst()
        }
        if let failure { throw failure }
    }
}

extension DeskTicketToCreate {
    fileprivate static let sampleForDesk = DeskTicketToCreate(
        userEmail: "anna@example.com",
        subject: "Chaise",
        content: "Chaise",
        category: "modelisation",
        priority: .medium,
        fichiersURLs: []
    )
}

extension DeskTicket {
    fileprivate static func stub(
        _ ticket: DeskTicketToCreate,
        id: Ticket.ID = Ticket.ID("TKT1")
    ) -> DeskTicket {
        DeskTicket(
            id: id,
            url: "https://desk.example.com/api/tickets/\(id)",
            contactID: ticket.contactID,
            userEmail: ticket.userEmail,
            subject: ticket.subject,
            content: ticket.content,
            category: ticket.category,
            priority: ticket.priority,
            stage: .new,
            validationStatus: nil,
            creditsEstimes: nil,
            clickupSubtaskID: nil,
            fichiersURLs: ticket.fichiersURLs,
            createdAt: Date(timeIntervalSince1970: 0),
            updatedAt: Date(timeIntervalSince1970: 0)
        )
    }
}
