import Database
public import FoundationEssentials
import Runtime

/// An effect of which nobody knows whether it happened.
public struct UncertainEffect: Sendable, Hashable {
    public let key: EffectKey
    public let operation: String

    /// What made it uncertain.
    public let reason: String
    public let intendedAt: Date
}

/// What a person decides about an uncertain effect.
public enum EffectResolution: Sendable, Hashable {
    /// It did not happen, or may happen twice: the next call performs it anew.
    case again

    /// It is over: every later call gets this JSON document as the result.
    case dismissed(result: Data)
}

extension EffectLedger {
    /// The effects that wait for a person, ordered by key.
    ///
    /// - Parameters:
    ///   - limit: How many at most.
    ///   - key: The last key of the page before.
    /// - Returns: The next page.
    /// - Throws: `DatabaseError`.
    public func uncertain(
        limit: Int = 100,
        after key: EffectKey? = nil
    ) async throws -> [UncertainEffect] {
        try await database.read { connection in
            let rows = try connection.query(
                """
                SELECT key, operation, reason, intended_at FROM effects
                WHERE state = 'uncertain' AND key > \(key?.rawValue ?? "")
                ORDER BY key LIMIT \(limit)
                """
            )
            return try rows.map { row in
                UncertainEffect(
                    key: try row["key"],
                    operation: try row["operation"],
                    reason: try row["reason"],
                    intendedAt: try row["intended_at"]
                )
            }
        }
    }

    /// How many effects wait for a person.
    public func uncertainCount() async throws -> Int {
        try await database.read { connection in
            let row = try connection.first(
                "SELECT COUNT(*) AS count FROM effects WHERE state = 'uncertain'"
            )
            return try row?["count"] ?? 0
        }
    }

    /// Ends the doubt about an effect.
    ///
    /// - Returns: Whether the effect was uncertain; otherwise nothing changes.
    public func resolve(
        _ key: EffectKey,
        as resolution: EffectResolution
    ) async throws -> Bool {
        let now = now()
        return try await database.write { connection in
            switch resolution {
            case .again:
                try connection.execute(
                    "DELETE FROM effects WHERE key = \(key) AND state = 'uncertain'"
                ) == 1
            case .dismissed(let result):
                try connection.execute(
                    """
                    UPDATE effects SET state = 'done', result = \(result), settled_at = \(now)
                    WHERE key = \(key) AND state = 'uncertain'
                    """
                ) == 1
            }
        }
    }

    /// Forgets the effects that were done before a date, so that the file stays small.
    ///
    /// A key that is forgotten can be used again: keep them longer than any
    /// caller may still retry. What is only intended stays, however old: a
    /// caller that waits, or was put aside, asks for it at any time, and would
    /// repeat what took effect.
    ///
    /// - Parameters:
    ///   - date: What was done before it is forgotten.
    ///   - batch: How many in one transaction, so that other writes are not held up.
    /// - Returns: How many were forgotten.
    /// - Throws: `DatabaseError`, or `CancellationError` between two batches.
    @discardableResult
    public func purge(olderThan date: Date, batch: Int = 100) async throws -> Int {
        try await Portions.work {
            try await database.write { connection in
                try connection.execute(
                    """
                    DELETE FROM effects WHERE key IN (
                        SELECT key FROM effects WHERE state = 'done' AND settled_at < \(date)
                        ORDER BY settled_at LIMIT \(batch)
                    )
                    """
                )
            }
        }
    }
}
