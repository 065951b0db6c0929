import Contracts
import Database
import FoundationEssentials

extension IncomingBook {
    /// A part of the mails that came in, newest first.
    ///
    /// - Parameters:
    ///   - state: Only those in that state; else those that wait for a person.
    ///   - limit: How many at most.
    ///   - before: The last of the page before.
    /// - Returns: The next page; empty at the end.
    /// - Throws: `DatabaseError`.
    func list(
        _ state: ArrivedMailState?,
        limit: Int,
        before: String?
    ) async throws -> [ArrivedMailSummary] {
        let states =
            state.map { [$0.rawValue] } ?? [ArrivedMailState.held, .setAside].map(\.rawValue)
        let older: SQL =
            before.map {
                """
                AND (arrived_at, key) < (SELECT arrived_at, key FROM incoming_mails WHERE key = \($0))
                """
            } ?? ""
        return try await database.read { connection in
            try connection.query(
                """
                SELECT key, ticket_id, sender, state, outcome, arrived_at FROM incoming_mails
                WHERE state IN (\(list: states)) \(fragment: older)
                ORDER BY arrived_at DESC, key DESC LIMIT \(limit)
                """
            ).map(Self.summary)
        }
    }

    /// Has a mail that a person kept waiting worked on again.
    ///
    /// - Throws: ``ArrivedMailError`` when it does not wait for a person.
    func release(_ key: String, at now: Date) async throws -> ArrivedMailSummary {
        try await database.write { connection in
            guard let row = try connection.first(Self.one(key)) else {
                throw ArrivedMailError.unknown
            }
            let state = try row["state", as: ArrivedMailState.self]
            guard state == .held || state == .setAside else {
                throw ArrivedMailError.notKept(state)
            }
            try connection.execute(
                """
                UPDATE incoming_mails
                SET state = \(ArrivedMailState.waiting), outcome = NULL, tries = 0, failures = 0,
                    due_at = \(now), is_released = 1, closed_at = NULL
                WHERE key = \(key)
                """
            )
            guard let changed = try connection.first(Self.one(key)) else {
                throw ArrivedMailError.unknown
            }
            return try Self.summary(changed)
        }
    }

    private static func one(_ key: String) -> SQL {
        """
        SELECT key, ticket_id, sender, state, outcome, arrived_at FROM incoming_mails
        WHERE key = \(key)
        """
    }

    private static func summary(_ row: Row) throws -> ArrivedMailSummary {
        ArrivedMailSummary(
            mail: try row["key"],
            ticketID: try row["ticket_id"],
            from: try row["sender"],
            state: try row["state"],
            outcome: try row["outcome"],
            arrivedAt: try row["arrived_at"]
        )
    }
}
