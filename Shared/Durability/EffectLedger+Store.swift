import Database
import FoundationEssentials
import Runtime

extension EffectLedger {
    /// What the ledger says before an attempt.
    enum Standing: Sendable {
        case perform(Attempt, since: Date)
        case done(Data)
    }

    /// Makes the intent durable, or finds what has become of an earlier one;
    /// the same commit saves results.
    ///
    /// - Parameters:
    ///   - intent: What is about to be done.
    ///   - part: What is done with it; it is the first attempt only when it is for both.
    /// - Returns: What the ledger says of the intent.
    /// - Throws: ``EffectError/keyReused(_:)`` or ``EffectError/uncertain(_:)`` of
    ///   either, `DatabaseError`.
    func intend(_ intent: Intent, with part: Intent?) async throws -> Standing {
        let now = clock.now()
        return try await unsaved.leave { settled in
            try await database.write { connection in
                try Self.save(settled, connection)
                let whole = try Self.enter(intent, now, connection)
                // By its own key it is found whoever asks for it.
                guard let part else { return whole }
                let standing = try Self.enter(part, now, connection)
                guard case .perform(_, let date) = whole else { return whole }
                switch standing {
                case .perform(.first, _): return whole
                case .perform(.again, let other):
                    return .perform(.again, since: max(date, other))
                case .done: return .perform(.again, since: date)
                }
            }
        }
    }

    private static func enter(
        _ intent: Intent,
        _ now: Date,
        _ connection: any SQLConnection
    ) throws -> Standing {
        let isNew =
            try connection.execute(
                """
                INSERT INTO effects (key, operation, fingerprint, state, intended_at)
                VALUES (\(intent.key), \(intent.operation), \(intent.fingerprint), 'intended', \(now))
                ON CONFLICT (key) DO NOTHING
                """
            ) > 0
        return isNew ? .perform(.first, since: now) : try standing(of: intent, connection)
    }

    private static func standing(
        of intent: Intent,
        _ connection: any SQLConnection
    ) throws -> Standing {
        let rows = try connection.query(
            """
            SELECT state, result, intended_at FROM effects
            WHERE key = \(intent.key) AND operation = \(intent.operation)
                AND fingerprint = \(intent.fingerprint)
            """
        )
        guard let row = rows.first else { throw EffectError.keyReused(intent.key) }
        switch try row["state", as: String.self] {
        case "done": return .done(try row["result"])
        // It could not be looked for: repeating it might do it twice.
        case "uncertain": throw EffectError.uncertain(intent.key)
        default: return .perform(.again, since: try row["intended_at"])
        }
    }

    func forget(_ keys: [EffectKey]) async throws {
        try await database.write { connection in
            for key in keys {
                try connection.execute("DELETE FROM effects WHERE key = \(key)")
            }
        }
    }
}
