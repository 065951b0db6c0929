import Contracts
import Database
import FoundationEssentials
import MIME

/// The mails that were sent or are about to be, each entered once.
struct Outbox: Sendable {
    /// The most earlier mails that one names; of longer threads it names the
    /// first and the last ones.
    static let threadLimit = 20

    let database: any SQLDatabase
    let now: @Sendable () -> Date

    /// A mail to enter.
    struct Candidate: Sendable {
        let key: String
        let kind: String
        let messageID: MessageID
        let recipient: EmailAddress
        let subject: String
        let ticketID: Ticket.ID?
    }

    /// What stays the same however often the mail is handed over.
    struct Entry: Equatable, Sendable {
        let messageID: MessageID

        /// The earlier mails to the same person about the same ticket, oldest
        /// first.
        let thread: [MessageID]
        let createdAt: Date
    }

    /// Enters a mail, or finds what was entered under its key; durable once
    /// this returns.
    func enter(_ candidate: Candidate) async throws -> Entry {
        let now = now()
        return try await database.write { connection in
            if let known = try entry(candidate.key, connection) { return known }
            let thread = try thread(of: candidate, connection)
            try connection.execute(
                """
                INSERT INTO messages
                    (key, message_id, kind, recipient, subject, ticket_id, thread, created_at)
                VALUES (
                    \(candidate.key), \(candidate.messageID.description), \(candidate.kind),
                    \(candidate.recipient.description), \(candidate.subject),
                    \(candidate.ticketID), \(thread.map(\.description).joined(separator: " ")),
                    \(now)
                )
                """
            )
            guard let entered = try entry(candidate.key, connection) else {
                throw DatabaseError(.programming, "an entered message is not there")
            }
            return entered
        }
    }

    /// Forgets the mails of before a date, a bounded number at a time.
    ///
    /// - Returns: How many were forgotten.
    func purge(before date: Date) async throws -> Int {
        var total = 0
        while true {
            let count = try await database.write { connection in
                try connection.execute(
                    """
                    DELETE FROM messages WHERE key IN (
                        SELECT key FROM messages WHERE created_at < \(date)
                        ORDER BY created_at LIMIT 500
                    )
                    """
                )
            }
            total += count
            if count < 500 { return total }
        }
    }

    private func entry(_ key: String, _ connection: any SQLConnection) throws -> Entry? {
        let row = try connection.first(
            "SELECT message_id, thread, created_at FROM messages WHERE key = \(key)"
        )
        return try row.map { row in
            Entry(
                messageID: try MessageID(try row["message_id", as: String.self]),
                thread: try Self.thread(in: try row["thread"]),
                createdAt: try row["created_at"]
            )
        }
    }

    /// The latest mail of the ticket to the same person, behind those that it
    /// named itself.
    private func thread(
        of candidate: Candidate,
        _ connection: any SQLConnection
    ) throws -> [MessageID] {
        guard let ticket = candidate.ticketID,
            let parent = try connection.first(
                """
                SELECT message_id, thread FROM messages
                WHERE ticket_id = \(ticket) AND recipient = \(candidate.recipient.description)
                ORDER BY created_at DESC, message_id DESC LIMIT 1
                """
            )
        else { return [] }
        var thread = try Self.thread(in: try parent["thread"])
        thread.append(try MessageID(try parent["message_id", as: String.self]))
        if thread.count > Self.threadLimit { thread.remove(at: 1) }
        return thread
    }

    private static func thread(in text: String) throws -> [MessageID] {
        try text.split(separator: " ").map { try MessageID(String($0)) }
    }
}
