import Contracts
import Database
import Durability
import FoundationEssentials
import Observability

extension IncomingBook {
    /// Notes that a mail is handled; what it said is forgotten here.
    ///
    /// - Parameters:
    ///   - key: The mail.
    ///   - outcome: What was made of it.
    ///   - day: The day for whose budget it counts, if it was acted on.
    ///   - connection: The transaction of what was made of it.
    ///   - now: When.
    /// - Throws: `DatabaseError`.
    static func close(
        _ key: String,
        as outcome: String,
        budgetDay day: Int?,
        _ connection: any SQLConnection,
        at now: Date
    ) throws {
        try connection.execute(
            """
            UPDATE incoming_mails
            SET state = \(ArrivedMailState.handled), outcome = \(outcome), content = NULL,
                budget_day = \(day), closed_at = \(now)
            WHERE key = \(key)
            """
        )
    }

    /// Keeps a mail for a person.
    static func keep(
        _ key: String,
        as state: ArrivedMailState,
        because outcome: String,
        _ connection: any SQLConnection,
        at now: Date
    ) throws {
        try connection.execute(
            """
            UPDATE incoming_mails
            SET state = \(state), outcome = \(outcome), closed_at = \(now)
            WHERE key = \(key)
            """
        )
    }

    /// Lets a mail be tried again, not before a date.
    func postpone(_ waiting: Waiting, until date: Date, isFailure: Bool) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE incoming_mails
                SET tries = \(waiting.tries + 1), failures = \(waiting.failures + (isFailure ? 1 : 0)),
                    due_at = \(date)
                WHERE key = \(waiting.mail.key)
                """
            )
        }
    }

    /// How many of a sender's mails were acted on in a day.
    func acted(by sender: String, on day: Int) async throws -> Int {
        try await database.read { connection in
            try connection.first(
                """
                SELECT COUNT(*) AS count FROM incoming_mails
                WHERE sender = \(sender) AND budget_day = \(day)
                """
            )?["count"] ?? 0
        }
    }

    /// Closes a mail whose words came from its sender another way since a
    /// date.
    ///
    /// Each mail stands for one copy: the same words once more are news.
    ///
    /// - Returns: Whether it was such a copy.
    func closeCopy(_ mail: ArrivedMail, since date: Date, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let other = try connection.first(
                """
                SELECT key FROM incoming_mails
                WHERE digest = \(mail.digest) AND channel <> \(mail.channel)
                    AND state = \(ArrivedMailState.handled) AND arrived_at >= \(date)
                ORDER BY arrived_at, key LIMIT 1
                """
            )
            guard let other else { return false }
            let keys = [mail.key, try other["key", as: String.self]]
            try Self.close(mail.key, as: "came another way", budgetDay: nil, connection, at: now)
            try connection.execute(
                "UPDATE incoming_mails SET digest = '' WHERE key IN (\(list: keys))"
            )
            return true
        }
    }

    /// Remembers a mail that Guichet itself recorded in the CRM, so that it is
    /// not taken for another one when the CRM shows it.
    static func remember(
        _ record: String,
        on ticket: Ticket.ID,
        _ connection: any SQLConnection,
        at now: Date
    ) throws {
        try connection.execute(
            """
            INSERT INTO incoming_mails
                (key, channel, ticket_id, sender, digest, state, outcome, arrived_at, ordinal,
                tries, failures, due_at, is_released, closed_at)
            VALUES (\(ArrivedMail.crmKey(record)), \(Statement.byHubSpot), \(ticket), '', '',
                \(ArrivedMailState.handled), 'recorded here', \(now), 0, 0, 0, \(now), 0, \(now))
            ON CONFLICT (key) DO NOTHING
            """
        )
    }

    /// Forgets mails older than a date, also those that nobody came to look
    /// at, a bounded number at a time.
    ///
    /// Those that are still to be worked on stay, and those of a ticket that is still watched stay: the CRM shows them again.
    ///
    /// - Returns: How many were forgotten.
    func forget(before date: Date) async throws -> Int {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM incoming_mails WHERE key IN (
                    SELECT key FROM incoming_mails
                    WHERE state <> \(ArrivedMailState.waiting) AND arrived_at < \(date)
                        AND NOT EXISTS (
                            SELECT 1 FROM quotes
                            WHERE quotes.ticket_id = incoming_mails.ticket_id
                                AND \(fragment: QuoteBook.isPending)
                        )
                    LIMIT 500
                )
                """
            )
        }
    }
}
