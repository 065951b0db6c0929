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
}
