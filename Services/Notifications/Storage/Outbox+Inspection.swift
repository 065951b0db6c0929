import Contracts
import Database
import FoundationEssentials
import Runtime

/// Why a person's decision about a mail is not followed.
enum MailResolutionError: Error, Equatable {
    case unknownMail

    /// It is neither uncertain nor failed.
    case settled(MailState)
}

extension Outbox {
    /// Mails, newest first.
    ///
    /// Those that are over are in no index by state: they are looked for among
    /// all mails, newest first, until the page is full. Where they are nearly all
    /// that is soon; a state that few of many are in costs a look at every mail
    /// that is remembered, and other reads wait for it.
    ///
    /// - Parameters:
    ///   - state: Only those in that state.
    ///   - limit: How many at most.
    ///   - key: The last key of the page before.
    /// - Returns: The next page.
    /// - Throws: `DatabaseError`.
    func list(state: MailState?, limit: Int, after key: String?) async throws -> [OutgoingMail] {
        let inState: SQL =
            if let state {
                Self.openStates.contains(state)
                    ? "state = \(state) AND \(fragment: Self.isOpen)" : "state = \(state)"
            } else { "TRUE" }
        let older: SQL =
            if let key {
                """
                (created_at, key) < (SELECT last.created_at, last.key FROM messages AS last
                WHERE last.key = \(key))
                """
            } else { "TRUE" }
        return try await database.read { connection in
            try connection.query(
                """
                SELECT \(fragment: OutgoingMail.columns) FROM messages
                WHERE \(fragment: inState) AND \(fragment: older)
                ORDER BY created_at DESC, key DESC LIMIT \(limit)
                """
            ).map(OutgoingMail.init)
        }
    }

    /// The states of mails that wait: for the queue, or for a person.
    static let openStates: [MailState] = [.queued, .sending, .uncertain, .failed]

    /// The condition of the index that holds only these, word for word as the
    /// index has it: otherwise the planner does not see that it may be used.
    static let isOpen: SQL = "state IN ('queued', 'sending', 'uncertain', 'failed')"

    /// How many mails there are in each of the ``openStates``.
    ///
    /// Those that are over are not counted: there may be millions, and whoever
    /// watches the service asks every few seconds.
    func openCounts() async throws -> [MailState: Int] {
        try await database.read { connection in
            let rows = try connection.query(
                """
                SELECT state, COUNT(*) AS count FROM messages
                WHERE \(fragment: Self.isOpen) GROUP BY state
                """
            )
            return try rows.reduce(into: [:]) { counts, row in
                counts[try row["state", as: MailState.self]] = try row["count", as: Int.self]
            }
        }
    }

    /// Does what a person decided about an uncertain or failed mail.
    ///
    /// - Returns: The mail as it is then.
    /// - Throws: ``MailResolutionError``, and nothing has changed.
    func resolve(_ key: String, _ action: MailResolutionAction) async throws -> OutgoingMail {
        let now = now()
        let end = now.addingTimeInterval(patience)
        let isOver = action == .dismiss
        return try await database.write { connection in
            guard let mail = try Self.find(key, connection) else {
                throw MailResolutionError.unknownMail
            }
            guard mail.state == .uncertain || mail.state == .failed else {
                throw MailResolutionError.settled(mail.state)
            }
            try connection.execute(
                """
                UPDATE messages SET state = \(isOver ? MailState.dismissed : .queued),
                    next_attempt_at = \(isOver ? nil : now), gives_up_at = \(end),
                    content = CASE WHEN \(isOver) THEN NULL ELSE content END
                WHERE key = \(key)
                """
            )
            return try Self.find(key, connection) ?? mail
        }
    }

    /// Forgets the mails of before a date, a bounded number at a time; those
    /// that still wait for somebody stay.
    ///
    /// - Returns: How many were forgotten.
    func purge(before date: Date) async throws -> Int {
        try await Portions.work {
            try await database.write { connection in
                try connection.execute(
                    """
                    DELETE FROM messages WHERE key IN (
                        SELECT key FROM messages
                        WHERE created_at < \(date) AND NOT \(fragment: Self.isOpen)
                        ORDER BY created_at LIMIT 100
                    )
                    """
                )
            }
        }
    }
}
