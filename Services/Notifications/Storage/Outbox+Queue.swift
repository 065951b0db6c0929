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

        /// When it was handed over before this time, if it was.
        var previousAttempt: Date?
    }

    /// The queued mail whose turn comes first, even when it is not yet.
    func next() async throws -> OutgoingMail? {
        try await database.read { try Self.next($0) }
    }

    /// The index holds queued mails alone, which the planner sees only where
    /// the state is no parameter; left to itself it sorts the whole queue.
    private static func next(_ connection: any SQLConnection) throws -> OutgoingMail? {
        try connection.first(
            """
            SELECT \(fragment: OutgoingMail.columns) FROM messages INDEXED BY messages_due
            WHERE state = 'queued'
            ORDER BY next_attempt_at, created_at LIMIT 1
            """
        ).map(OutgoingMail.init)
    }

    /// Whether the turn of a queued mail came before a date.
    func hasMailDue(before date: Date) async throws -> Bool {
        try await database.read { connection in
            try connection.first(
                """
                SELECT 1 AS found FROM messages INDEXED BY messages_due
                WHERE state = 'queued' AND next_attempt_at < \(date) LIMIT 1
                """
            ) != nil
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
        return try await database.write { connection in
            try Self.take(key, isRepeatable: isRepeatable, now, connection)
        }
    }

    private static func take(
        _ key: String,
        isRepeatable: Bool,
        _ now: Date,
        _ connection: any SQLConnection
    ) throws -> Parcel? {
        guard let known = try find(key, connection), known.state == .queued else { return nil }
        let taken = isRepeatable ? MailState.queued : .sending
        try connection.execute(
            """
            UPDATE messages
            SET state = \(taken), attempts = attempts + 1, attempted_at = \(now)
            WHERE key = \(key)
            """
        )
        var parcel = try parcel(key, connection)
        parcel?.previousAttempt = known.attemptedAt
        return parcel
    }

    /// Writes down what became of a mail; the bytes of one that is over are
    /// forgotten.
    ///
    /// - Parameters:
    ///   - key: Its key.
    ///   - settlement: What became of it.
    ///   - error: Why it was not sent.
    ///   - notice: A mail that is entered in the same transaction.
    ///   - takingNext: Whether the next mail that is due is taken out in the same
    ///     transaction, to be handed over once; see ``take(_:isRepeatable:)``.
    /// - Returns: That mail.
    /// - Throws: `DatabaseError`.
    @discardableResult
    func settle(
        _ key: String,
        _ settlement: Settlement,
        error: String? = nil,
        notice: (candidate: Candidate, content: Data)? = nil,
        takingNext: Bool = false
    ) async throws -> Parcel? {
        let now = now()
        let patience = patience
        let next: Date? = if case .queued(let date) = settlement { date } else { nil }
        let isOver = settlement == .stored || settlement == .sent
        return try await database.write { connection in
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
            guard takingNext, let next = try Self.next(connection),
                next.nextAttemptAt.map({ $0 <= now }) ?? true
            else { return nil }
            return try Self.take(next.key, isRepeatable: false, now, connection)
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

    /// Writes down that mails are files on the disk; their bytes are forgotten.
    ///
    /// - Throws: `DatabaseError`, and then nothing has changed.
    func settleStored(_ mails: [PlacedMails.Placed]) async throws {
        try await database.write { connection in
            for mail in mails {
                try connection.execute(
                    """
                    UPDATE messages SET state = \(MailState.stored), content = NULL,
                        attempts = MAX(attempts, 1), next_attempt_at = NULL, last_error = NULL,
                        attempted_at = COALESCE(attempted_at, \(mail.date))
                    WHERE key = \(mail.key) AND state = \(MailState.queued)
                    """
                )
            }
        }
    }

    /// Queued mails in the order of their keys, whether they are due or not.
    func queued(after key: String?, atMost limit: Int) async throws -> [Parcel] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT \(fragment: OutgoingMail.columns), content FROM messages
                WHERE state = \(MailState.queued) AND key > \(key ?? "")
                ORDER BY key LIMIT \(limit)
                """
            ).compactMap { row in
                guard let content = try row["content", as: Data?.self] else { return nil }
                return Parcel(mail: try OutgoingMail(row), content: content)
            }
        }
    }

    /// A queued mail with its bytes.
    func parcel(_ key: String) async throws -> Parcel? {
        try await database.read { try Self.parcel(key, $0) }
    }

    private static func parcel(_ key: String, _ connection: any SQLConnection) throws -> Parcel? {
        guard let mail = try find(key, connection),
            let row = try connection.first("SELECT content FROM messages WHERE key = \(key)"),
            let content = try row["content", as: Data?.self]
        else { return nil }
        return Parcel(mail: mail, content: content)
    }
}
