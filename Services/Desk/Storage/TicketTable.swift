import Contracts
import Database
import FoundationEssentials

/// Tickets.
struct TicketTable: Sendable {
    let links: TicketLinks
    let names: Names
    let contacts: ContactTable
    let entries: EntryTable

    /// Opens a ticket with its contact and its notes.
    func create(
        _ effect: Effect<DeskTicketToCreate>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskTicketOpened {
        let wanted = effect.input
        return try KeyTable.once(effect, leadingTo: names.ticket(), at: now, connection) { first in
            let contact = try contact(of: wanted, at: now, connection)
            let id = try insert(wanted, of: contact, as: first, at: now, connection)
            for note in wanted.notes ?? [] {
                try entries.insert(
                    TicketEntry(ticket: id, entry: DeskEntryToAdd(note: note)),
                    as: names.entry(at: now),
                    at: now,
                    connection
                )
            }
            return (id, opened(wanted, id, of: contact))
        } find: { id in
            let row = try connection.first("SELECT contact_id FROM tickets WHERE id = \(id)")
            guard let row else { throw TicketError.unknown(id) }
            return opened(wanted, id, of: try row["contact_id"])
        }
    }

    func find(_ id: Ticket.ID, _ connection: any SQLConnection) throws -> DeskTicket {
        let row = try connection.first("SELECT * FROM tickets WHERE id = \(id)")
        guard let row else { throw TicketError.unknown(id) }
        return try ticket(row)
    }

    private func opened(
        _ wanted: DeskTicketToCreate,
        _ id: Ticket.ID,
        of contact: Contact.ID?
    ) -> DeskTicketOpened {
        DeskTicketOpened(
            id: id,
            url: links.url(of: id),
            contactID: contact,
            contactProblem: wanted.contact?.problem
        )
    }

    /// Whose ticket it is to be; nobody's when what it says of the contact
    /// cannot be kept.
    private func contact(
        of ticket: DeskTicketToCreate,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> Contact.ID? {
        if let contact = ticket.contact {
            guard contact.problem == nil else { return nil }
            return try contacts.upsert(contact, as: names.contact(at: now), at: now, connection)
        }
        if let contact = ticket.contactID, try !ContactTable.has(contact, connection) {
            throw InvalidInput(
                errors: [FieldError(pointer: "#/contact_id", detail: "must be a known contact")]
            )
        }
        return ticket.contactID
    }

    private func insert(
        _ ticket: DeskTicketToCreate,
        of contact: Contact.ID?,
        as first: Ticket.ID,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> Ticket.ID {
        let files = try SQLValue.wire(ticket.fichiersURLs)
        return try NewName.claim(first, or: names.ticket(insteadOf:)) { id in
            let search = "\(id) \(ticket.subject) \(ticket.userEmail)".lowercased()
            return try connection.execute(
                """
                INSERT INTO tickets (
                    id, contact_id, user_email, subject, content, category, priority, stage,
                    fichiers_urls, search, created_at, updated_at
                ) VALUES (
                    \(id), \(contact), \(ticket.userEmail), \(ticket.subject),
                    \(ticket.content), \(ticket.category), \(ticket.priority),
                    \(TicketStage.new), \(files), \(search), \(now), \(now)
                )
                ON CONFLICT (id) DO NOTHING
                """
            )
        }
    }

    func ticket(_ row: Row) throws -> DeskTicket {
        let id: Ticket.ID = try row["id"]
        return DeskTicket(
            id: id,
            url: links.url(of: id),
            contactID: try row["contact_id"],
            userEmail: try row["user_email"],
            subject: try row["subject"],
            content: try row["content"],
            category: try row["category"],
            priority: try row["priority"],
            stage: try row["stage"],
            validationStatus: try row["validation_status"],
            creditsEstimes: try row["credits_estimes"],
            clickupSubtaskID: try row["clickup_subtask_id"],
            fichiersURLs: try row.decode("fichiers_urls") ?? [],
            createdAt: try row["created_at"],
            updatedAt: try row["updated_at"]
        )
    }
}
