import Contracts
import Database
import FoundationEssentials

extension TicketTable {
    /// The newest tickets that match, after those of the pages before.
    func page(_ query: TicketQuery, _ connection: any SQLConnection) throws -> DeskTicketList {
        let cursor = try query.before.map { before in
            let row = try connection.first("SELECT created_at FROM tickets WHERE id = \(before)")
            guard let date = try row?["created_at", as: Date.self] else {
                throw PageError.unknownCursor
            }
            return (date, before)
        }
        let rows = try connection.query(Self.selection(query, after: cursor))
        let page = Newest(rows, limit: query.limit)
        let tickets = try page.records.map(ticket)
        return DeskTicketList(
            tickets: tickets,
            next: page.hasMore ? tickets.last?.id.rawValue : nil
        )
    }

    /// The statement that reads a page, and one ticket more if there is one.
    static func selection(_ query: TicketQuery, after cursor: (Date, Ticket.ID)?) -> SQL {
        var conditions: [SQL] = []
        if let text = query.text {
            // A search walks the index that holds all that it compares: these
            // expressions keep the planner from one that does not.
            conditions.append("search LIKE \(pattern(for: text)) ESCAPE '\\'")
            if let stage = query.stage { conditions.append("COALESCE(stage, '') = \(stage)") }
            if let priority = query.priority {
                conditions.append("COALESCE(priority, '') = \(priority)")
            }
        } else {
            if let stage = query.stage { conditions.append("stage = \(stage)") }
            if let priority = query.priority {
                // The index of stages holds the priority, too.
                conditions.append(
                    query.stage == nil
                        ? "priority = \(priority)" : "COALESCE(priority, '') = \(priority)"
                )
            }
        }
        if let (date, id) = cursor { conditions.append("(created_at, id) < (\(date), \(id))") }
        return """
            SELECT * FROM tickets \(fragment: .matching(conditions))
            ORDER BY created_at DESC, id DESC LIMIT \(query.limit + 1)
            """
    }

    /// A pattern that finds the text anywhere, its own wildcards being letters.
    private static func pattern(for text: String) -> String {
        let escaped = text.lowercased().reduce(into: "") { escaped, character in
            if "\\%_".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return "%\(escaped)%"
    }
}

extension SQL {
    /// A `WHERE` that holds all the conditions; nothing when there are none.
    static func matching(_ conditions: [SQL]) -> SQL {
        guard var all = conditions.first else { return "" }
        for condition in conditions.dropFirst() {
            all = "\(fragment: all) AND \(fragment: condition)"
        }
        return "WHERE \(fragment: all)"
    }
}
