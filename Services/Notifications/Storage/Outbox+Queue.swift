import Contracts
import Database
import FoundationEssentials

extension Outbox {
    /// What becomes of a mail after an attempt.
    enum Settlement: Equatable, Sendable {
        case stored
        case sent
        case queued(until: Date)
        case failed
        case uncertain

        var state: MailState {
            switch self {
            case .stored: .stored
            case .sent: .sent
            case .queued: .queued
            case .failed: .failed
            case .uncertain: .uncertain
            }
        }
    }

    /// A mail with its bytes, ready to be handed over.
    struct Parcel: Sendable {
        let mail: OutgoingMail
        let content: Data
    }

    /// The queued mail whose turn comes first, even when it is not yet.
    func next() async throws -> OutgoingMail? {
        try await database.read { connection in
            try connection.first(
                """
                SELECT \(fragment: OutgoingMail.columns) FROM messages
                WHERE state = \(MailState.queued)
                ORDER BY next_attempt_at, created_at LIMIT 1
                """
            ).map(OutgoingMail.init)
        }
    }

    /// Takes a queued mail out to hand it over.
    ///
    /// - Parameters:
    ///   - key: Its key.
    ///   - isRepeatable: Whether it may be handed over again without asking.
    ///     One that may not is `sending` from now on, and if nothing settles it
    ///     then nobody knows what became of it.
    /// - Returns: Nothing when it is not queued any more.
    /// - Throws: `DatabaseError`.
    func take(_ key: String, isRepeatable: Bool) async throws -> Parcel? {
        let now = now()
        let taken = isRepeatable ? MailState.queued : .sending
        return try await database.write { connection in
            let count = try connection.execute(
                """
                UPDATE messages
                SET state = \(taken), attempts = attempts + 1, attempted_at = \(now)
                WHERE key = \(key) AND state = \(MailState.queued)
                """
            )
            guard count == 1, let mail = try Self.find(key, connection),
                let row = try connection.first("SELECT content FROM messages WHERE key = \(key)"),
                let content = try row["content", as: Data?.self]
            else { return nil }
            return Parcel(mail: mail, content: content)
        }
    }

    /// Writes down what became of a mail; the bytes of one that is over are
    /// forgotten.
    ///
    /// - Parameters:
    ///   - key: Its key.
    ///   - settlement: What became of it.
    ///   - error: Why it was not sent.
    ///   - notice: A mail that is entered in the same transaction.
    /// - Throws: `DatabaseError`.
    func settle(
        _ key: String,
        _ settlement: Settlement,
        error: String? = nil,
        notice: (candidate: Candidate, content: Data)? = nil
    ) async throws {
        let now = now()
        let patience = patience
        let next: Date? = if case .queued(let date) = settlement { date } else { nil }
        let isOver = settlement == .stored || settlement == .sent
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE messages SET state = \(settlement.state), next_attempt_at = \(next),
                    last_error = \(error),
                    content = CASE WHEN \(isOver) THEN NULL ELSE content END
                WHERE key = \(key)
                """
            )
            if let notice {
                try Self.insert(notice.candidate, [], notice.content, now, patience, connection)
            }
        }
    }

    /// The mails that an ended process was handing over.
    func interrupted() async throws -> [OutgoingMail] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT \(fragment: OutgoingMail.columns) FROM messages
                WHERE state = \(MailState.sending) ORDER BY key
                """
            ).map(OutgoingMail.init)
        }
    }
}
