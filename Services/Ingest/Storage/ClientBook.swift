import Contracts
import Database
import FoundationEssentials

/// Who has made requests, and the tickets that these became: for mails that
/// say nothing of a ticket.
struct ClientBook: Sendable {
    let database: any SQLDatabase

    /// A ticket of a client's.
    struct Known: Sendable, Equatable {
        let ticketID: Ticket.ID
        let objet: String
    }

    /// Remembers that a ticket is a client's, once.
    static func note(
        _ address: String,
        _ ticket: Ticket.ID,
        objet: String,
        _ connection: any SQLConnection,
        at now: Date
    ) throws {
        let client = Correspondent(address)?.address ?? address.lowercased()
        try connection.execute(
            """
            INSERT INTO client_tickets (client, ticket_id, objet, noted_at)
            VALUES (\(client), \(ticket), \(objet), \(now))
            ON CONFLICT (client, ticket_id) DO NOTHING
            """
        )
    }

    /// The tickets of whoever writes from an address, the newest first.
    ///
    /// - Returns: Empty for somebody who is nobody's client.
    /// - Throws: `DatabaseError`.
    func tickets(of sender: Correspondent, limit: Int) async throws -> [Known] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT ticket_id, objet FROM client_tickets WHERE client = \(sender.address)
                ORDER BY noted_at DESC, ticket_id DESC LIMIT \(limit)
                """
            ).map { Known(ticketID: try $0["ticket_id"], objet: try $0["objet"]) }
        }
    }

    /// Forgets clients' tickets older than a date, but for those whose quote
    /// waits, a bounded number at a time.
    ///
    /// - Returns: How many were forgotten.
    func forget(before date: Date) async throws -> Int {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM client_tickets WHERE (client, ticket_id) IN (
                    SELECT client, ticket_id FROM client_tickets
                    WHERE noted_at < \(date) AND NOT EXISTS (
                        SELECT 1 FROM quotes
                        WHERE quotes.ticket_id = client_tickets.ticket_id
                            AND \(fragment: QuoteBook.isPending)
                    )
                    LIMIT 500
                )
                """
            )
        }
    }
}
