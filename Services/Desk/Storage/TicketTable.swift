import Contracts
import Database
import FoundationEssentials

/// Tickets.
struct TicketTable: Sendable {
    let links: TicketLinks
    let names: Names

    func create(
        _ effect: Effect<DeskTicketToCreate>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskTicket {
        try KeyTable.once(effect, at: now, connection) {
            try insert(effect.input, at: now, connection)
        } find: { id in
            try find(id, connection)
        }
    }

    func update(
        _ effect: Effect<TicketChange>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskTicket {
        try KeyTable.once(effect, at: now, connection) {
            try change(effect.input, at: now, connection)
        } find: { id in
            try find(id, connection)
        }
    }

    func find(_ id: Ticket.ID, _ connection: any SQLConnection) throws -> DeskTicket {
        let row = try connection.first("SELECT * FROM tickets WHERE id = \(id)")
        guard let row else { throw TicketError.unknown(id) }
        return try ticket(row)
    }

    private func insert(
        _ ticket: DeskTicketToCreate,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> Ticket.ID {
        if let contact = ticket.contactID, try !ContactTable.has(contact, connection) {
            throw InvalidInput(
                errors: [FieldError(pointer: "#/contact_id", detail: "must be a known contact")]
            )
        }
        let files = try SQLValue.json(ticket.fichiersURLs)
        return try NewName.claim(names.ticket) { id in
            let search = "\(id) \(ticket.subject) \(ticket.userEmail)".lowercased()
            return try connection.execute(
                """
                INSERT INTO tickets (
                    id, contact_id, user_email, subject, content, category, priority, stage,
                    fichiers_urls, search, created_at, updated_at
                ) VALUES (
                    \(id), \(ticket.contactID), \(ticket.userEmail), \(ticket.subject),
                    \(ticket.content), \(ticket.category), \(ticket.priority),
                    \(TicketStage.new), \(files), \(search), \(now), \(now)
                )
                ON CONFLICT (id) DO NOTHING
                """
            )
        }
    }

    private func change(
        _ change: TicketChange,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> Ticket.ID {
        let update = change.update
        let changed = try connection.execute(
            """
            UPDATE tickets SET
                stage = COALESCE(\(update.stage), stage),
                validation_status = COALESCE(\(update.validationStatus), validation_status),
                credits_estimes = COALESCE(\(update.creditsEstimes), credits_estimes),
                clickup_subtask_id = COALESCE(\(update.clickupSubtaskID), clickup_subtask_id),
                updated_at = \(now)
            WHERE id = \(change.ticket)
            """
        )
        guard changed == 1 else { throw TicketError.unknown(change.ticket) }
        return change.ticket
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
