import Contracts
import Database
import FoundationEssentials

/// The mails and notes of tickets, in the order in which they came.
struct EntryTable: Sendable {
    let names: Names

    func add(
        _ effect: Effect<TicketEntry>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskEntry {
        try KeyTable.once(effect, leadingTo: names.entry(at: now), at: now, connection) { id in
            // This also holds other writers off the ticket until the position is taken.
            let touched = try connection.execute(
                "UPDATE tickets SET updated_at = \(now) WHERE id = \(effect.input.ticket)"
            )
            guard touched == 1 else { throw TicketError.unknown(effect.input.ticket) }
            try insert(effect.input, as: id, at: now, connection)
            return (id, try find(id, connection))
        } find: { id in
            try find(id, connection)
        }
    }

    /// Adds what comes with a change that has touched the ticket in the same
    /// transaction, under the name that is offered unless it was added before.
    func add(
        _ effect: Effect<TicketEntry>,
        as offered: DeskEntry.ID,
        withChangeAt now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskEntry.ID {
        try KeyTable.once(effect, leadingTo: offered, at: now, connection) { id in
            try insert(effect.input, as: id, at: now, connection)
            return (id, id)
        } find: { id in
            id
        }
    }

    /// Adds to the end of a conversation whose ticket was touched before in the
    /// same transaction.
    func insert(
        _ new: TicketEntry,
        as id: DeskEntry.ID,
        at now: Date,
        _ connection: any SQLConnection
    ) throws {
        let mail = try new.entry.mail.map { mail -> SQLValue in
            guard let text = new.mailText else { return try .wire(mail) }
            return .text(String(decoding: text, as: UTF8.self))
        }
        try connection.execute(
            """
            INSERT INTO entries (id, ticket_id, position, mail, note, created_at)
            VALUES (
                \(id), \(new.ticket),
                (
                    SELECT COALESCE(MAX(position), 0) + 1 FROM entries
                    WHERE ticket_id = \(new.ticket)
                ),
                \(mail), \(new.entry.note), \(now)
            )
            """
        )
    }

    private func find(_ id: DeskEntry.ID, _ connection: any SQLConnection) throws -> DeskEntry {
        let row = try connection.first("SELECT * FROM entries WHERE id = \(id)")
        guard let row else { throw DatabaseError(.corrupt, "a key's entry is missing") }
        return try entry(row)
    }

    /// The last entries of a ticket before a given one, the oldest of them first.
    func page(
        _ query: ConversationQuery,
        _ connection: any SQLConnection
    ) throws -> (entries: [DeskEntry], next: String?) {
        var conditions: [SQL] = ["ticket_id = \(query.ticket)"]
        if let before = query.before {
            let row = try connection.first(
                """
                SELECT position FROM entries
                WHERE id = \(before) AND ticket_id = \(query.ticket)
                """
            )
            guard let position = try row?["position", as: Int.self] else {
                throw PageError.unknownCursor
            }
            conditions.append("position < \(position)")
        }
        let rows = try connection.query(
            """
            SELECT * FROM entries \(fragment: .matching(conditions))
            ORDER BY position DESC LIMIT \(query.limit + 1)
            """
        )
        let page = Newest(rows, limit: query.limit)
        let entries = try page.records.reversed().map(entry)
        return (entries, page.hasMore ? entries.first?.id.rawValue : nil)
    }

    private func entry(_ row: Row) throws -> DeskEntry {
        DeskEntry(
            id: try row["id"],
            mail: try row.decode("mail"),
            note: try row["note"],
            createdAt: try row["created_at"]
        )
    }
}
