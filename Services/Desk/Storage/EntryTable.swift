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
        try KeyTable.once(effect, at: now, connection) {
            try insert(effect.input, at: now, connection)
        } find: { id in
            let row = try connection.first("SELECT * FROM entries WHERE id = \(id)")
            guard let row else { throw DatabaseError(.corrupt, "a key's entry is missing") }
            return try entry(row)
        }
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

    private func insert(
        _ new: TicketEntry,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskEntry.ID {
        // This also holds other writers off the ticket until the position is taken.
        let touched = try connection.execute(
            "UPDATE tickets SET updated_at = \(now) WHERE id = \(new.ticket)"
        )
        guard touched == 1 else { throw TicketError.unknown(new.ticket) }
        let mail = try new.entry.mail.map { try SQLValue.json($0) }
        let id = names.entry()
        try connection.execute(
            """
            INSERT INTO entries (id, ticket_id, position, mail, note, created_at)
            SELECT \(id), \(new.ticket), COALESCE(MAX(position), 0) + 1, \(mail),
                \(new.entry.note), \(now)
            FROM entries WHERE ticket_id = \(new.ticket)
            """
        )
        return id
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
