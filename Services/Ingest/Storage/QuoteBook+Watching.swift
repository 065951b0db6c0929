import Contracts
import Database
import FoundationEssentials

extension QuoteBook {
    /// Whether a quote waits for somebody, in the words of the index that
    /// finds such quotes.
    static let isPending: SQL = """
        quotes.status <> 'validated' AND quotes.status <> 'rejected'
            AND quotes.status <> 'expired'
        """

    /// The tickets of pending quotes, the one that was looked at in the CRM
    /// longest ago first.
    func ticketsToWatch(limit: Int) async throws -> [Ticket.ID] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT ticket_id FROM quotes WHERE \(fragment: Self.isPending)
                ORDER BY checked_at, ticket_id LIMIT \(limit)
                """
            ).map { try $0["ticket_id"] }
        }
    }

    /// Notes that tickets were looked at.
    func noteChecked(_ tickets: [Ticket.ID], at now: Date) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE quotes SET checked_at = \(now)
                WHERE ticket_id IN (\(list: tickets.map(\.rawValue)))
                """
            )
        }
    }

    /// The version of each ticket's quote that the ticket shows.
    ///
    /// Asked for before the CRM is: what the CRM then says is no older.
    func shownVersions(of tickets: [Ticket.ID]) async throws -> [Ticket.ID: Int] {
        try await database.read { connection in
            let rows = try connection.query(
                """
                SELECT ticket_id, shown_version FROM quotes
                WHERE ticket_id IN (\(list: tickets.map(\.rawValue)))
                """
            )
            return Dictionary(
                try rows.map { (try $0["ticket_id"], try $0["shown_version"]) }
            ) { $1 }
        }
    }

    /// Notes that a quote's ticket shows it, unless a newer one is there.
    static func noteShown(_ quote: Quote, _ connection: any SQLConnection) throws {
        try connection.execute(
            """
            UPDATE quotes SET shown_version = \(quote.version)
            WHERE ticket_id = \(quote.ticketID) AND version = \(quote.version)
            """
        )
    }
}
