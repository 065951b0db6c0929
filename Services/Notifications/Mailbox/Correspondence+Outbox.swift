import Contracts
import Database
import MIME

extension Correspondence {
    /// What the outbox remembers.
    static func outbox(_ database: any SQLDatabase) -> Correspondence {
        Correspondence(
            sent: { identifiers in
                guard !identifiers.isEmpty else { return nil }
                let wanted = identifiers.map(\.description)
                let rows = try await database.read { connection in
                    try connection.query(
                        """
                        SELECT message_id, recipient, ticket_id FROM messages
                        WHERE message_id IN (\(list: wanted))
                        """
                    )
                }
                let mails = try rows.map { row in
                    SentMail(
                        messageID: try row["message_id"],
                        recipient: try row["recipient"],
                        ticketID: try row["ticket_id"]
                    )
                }
                // The order of the question is the order of trust.
                return wanted.lazy
                    .compactMap { id in mails.first { $0.messageID == id } }.first
            },
            isClient: { address, ticket in
                let address = address.description.lowercased()
                return try await database.read { connection in
                    try connection.first(
                        """
                        SELECT 1 AS found FROM messages
                        WHERE lower(ticket_id) = \(ticket.lowercased())
                            AND lower(recipient) = \(address)
                        LIMIT 1
                        """
                    ) != nil
                }
            },
            ticket: { anyCase in
                try await database.read { connection in
                    try connection.first(
                        """
                        SELECT ticket_id FROM messages
                        WHERE lower(ticket_id) = \(anyCase.lowercased()) LIMIT 1
                        """
                    ).map { row in try row["ticket_id", as: Ticket.ID.self] }
                }
            }
        )
    }
}
