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

        /// Taken out and not handed over: it is queued as it was before, when it
        /// had been handed over the last time at that date, if it had been.
        case notBegun(previous: Date?)

        var state: MailState {
            switch self {
            case .stored: .stored
            case .sent: .sent
            case .queued, .notBegun: .queued
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

    private static func next(_ connection: any SQLConnection) throws -> OutgoingMail? {
        try connection.first(
            """
            SELECT \(fragment: OutgoingMail.columns) FROM messages
            WHERE state = \(MailState.queued) AND \(fragment: isOpen)
            ORDER BY next_attempt_at, created_at LIMIT 1
            """
        ).map(OutgoingMail.init)
    }

    /// Whether the turn of a queued mail came before a date.
    func hasMailDue(before date: Date) async throws -> Bool {
        try await database.read { connection in
            try connection.first(
                """
                SELECT 1 AS found FROM messages
                WHERE state = \(MailState.queued) AND \(fragment: Self.isOpen)
                    AND next_attempt_at < \(date) LIMIT 1
                """
            ) != nil
        }
    }

    /// Notes that a queued mail is handed over, which may be done again without
    /// asking: it stays queued.
    ///
    /// - Returns: Nothing when it is not queued any more.
    /// - Throws: `DatabaseError`.
    func attempt(_ key: String) async throws -> Parcel? {
        let now = now()
        return try await database.write { connection in
            guard let parcel = try Self.parcel(key, connection), parcel.mail.state == .queued
            else { return nil }
            return try Self.begin(parcel, as: .queued, now, connection)
        }
    }

    /// Takes queued mails out whose turn has come, to hand each over once.
    ///
    /// They are `sending` from now on, and if nothing settles one then nobody
    /// knows what became of it.
    ///
    /// - Throws: `DatabaseError`.
    func takeDue(atMost limit: Int) async throws -> [Parcel] {
        let now = now()
        return try await database.write { try Self.takeDue(atMost: limit, now, $0) }
    }

    private static func takeDue(
        atMost limit: Int,
        _ now: Date,
        _ connection: any SQLConnection
    ) throws -> [Parcel] {
        let due = try connection.query(
            """
            SELECT \(fragment: OutgoingMail.columns), content FROM messages
            WHERE state = \(MailState.queued) AND \(fragment: isOpen) AND next_attempt_at <= \(now)
            ORDER BY next_attempt_at, created_at LIMIT \(limit)
            """
        )
        return try due.map { row in
            let parcel = Parcel(mail: try OutgoingMail(row), content: try row["content"])
            return try begin(parcel, as: .sending, now, connection)
        }
    }

    private static func begin(
        _ parcel: Parcel,
        as state: MailState,
        _ now: Date,
        _ connection: any SQLConnection
    ) throws -> Parcel {
        try connection.execute(
            """
            UPDATE messages
            SET state = \(state), attempts = attempts + 1, attempted_at = \(now)
            WHERE key = \(parcel.mail.key)
            """
        )
        var begun = parcel.mail
        begun.state = state
        begun.attempts += 1
        begun.attemptedAt = now
        return Parcel(
            mail: begun,
            content: parcel.content,
            previousAttempt: parcel.mail.attemptedAt
        )
    }

    /// What became of one mail.
    struct Outcome: Sendable {
        let key: String
        let settlement: Settlement

        /// Why it was not sent.
        var error: String?

        /// A mail that is entered in the same transaction.
        var notice: (candidate: Candidate, content: Data)?
    }

    /// Writes down what became of mails; the bytes of those that are over are
    /// forgotten.
    ///
    /// - Parameters:
    ///   - outcomes: What became of each.
    ///   - limit: How many mails that are due are taken out in the same
    ///     transaction; see ``takeDue(atMost:)``.
    /// - Returns: Those mails.
    /// - Throws: `DatabaseError`.
    @discardableResult
    func settle(_ outcomes: [Outcome], takingNext limit: Int = 0) async throws -> [Parcel] {
        let now = now()
        let patience = patience
        return try await database.write { connection in
            for outcome in outcomes {
                try Self.settle(outcome, connection)
                guard let notice = outcome.notice else { continue }
                try Self.insert(notice.candidate, [], notice.content, now, patience, connection)
            }
            return limit > 0 ? try Self.takeDue(atMost: limit, now, connection) : []
        }
    }

    private static func settle(_ outcome: Outcome, _ connection: any SQLConnection) throws {
        let settlement = outcome.settlement
        if case .notBegun(let previous) = settlement {
            try connection.execute(
                """
                UPDATE messages SET state = \(MailState.queued), attempts = attempts - 1,
                    attempted_at = \(previous)
                WHERE key = \(outcome.key)
                """
            )
            return
        }
        let next: Date? = if case .queued(let date) = settlement { date } else { nil }
        let isOver = settlement == .stored || settlement == .sent
        try connection.execute(
            """
            UPDATE messages SET state = \(settlement.state), next_attempt_at = \(next),
                last_error = \(outcome.error),
                content = CASE WHEN \(isOver) THEN NULL ELSE content END
            WHERE key = \(outcome.key)
            """
        )
    }

    /// The mails that an ended process was handing over.
    func interrupted() async throws -> [OutgoingMail] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT \(fragment: OutgoingMail.columns) FROM messages
                WHERE state = \(MailState.sending) AND \(fragment: Self.isOpen) ORDER BY key
                """
            ).map(OutgoingMail.init)
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
