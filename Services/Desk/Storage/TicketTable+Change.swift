import Contracts
import Database
import FoundationEssentials

extension TicketTable {
    /// Changes a ticket, and adds the mail that comes with the change.
    func update(
        _ effect: Effect<TicketChange>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskTicketChanged {
        let (ticket, mail) = (effect.input.ticket, effect.input.mail)
        let offered = names.entry(at: now)
        return try KeyTable.once(
            effect,
            leadingTo: ChangeResult(rawValue: mail == nil ? ticket.rawValue : offered.rawValue),
            at: now,
            connection
        ) { result in
            try change(effect.input, at: now, connection)
            guard let mail else { return (result, DeskTicketChanged(id: ticket)) }
            let entry = try entries.add(mail, as: offered, withChangeAt: now, connection)
            return (
                ChangeResult(rawValue: entry.rawValue),
                DeskTicketChanged(id: ticket, entryID: entry)
            )
        } find: { result in
            DeskTicketChanged(id: ticket, entryID: mail.map { _ in DeskEntry.ID(result.rawValue) })
        }
    }

    private func change(
        _ change: TicketChange,
        at now: Date,
        _ connection: any SQLConnection
    ) throws {
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
    }
}

/// What the key of a change leads to: the mail that was added, else the ticket.
private struct ChangeResult: RawRepresentable, Equatable {
    let rawValue: String
}
