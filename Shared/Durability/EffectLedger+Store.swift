import Database
import FoundationEssentials

extension EffectLedger {
    /// What the ledger says before an attempt.
    enum Standing: Sendable {
        case perform(Attempt)
        case done(Data)
        case uncertain
    }

    /// Makes the intent durable, or finds what has become of an earlier one;
    /// the same commit saves results.
    ///
    /// - Parameters:
    ///   - intent: What is about to be done.
    ///   - part: What is done with it; it is the first attempt only when it is for both.
    /// - Returns: What the ledger says of the intent.
    /// - Throws: ``EffectError/keyReused(_:)``, `DatabaseError`.
    func intend(_ intent: Intent, with part: Intent?) async throws -> Standing {
        let now = now()
        return try await unsaved.leave { settled in
            try await database.write { connection in
                try Self.save(settled, connection)
                let isNew = try Self.insert(intent, now, connection)
                // By its own key it is found whoever asks for it.
                let isPartNew = try part.map { try Self.insert($0, now, connection) } ?? true
                guard isNew else { return try Self.standing(of: intent, connection) }
                return .perform(isPartNew ? .first : .again)
            }
        }
    }

    private static func insert(
        _ intent: Intent,
        _ now: Date,
        _ connection: any SQLConnection
    ) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO effects (key, operation, fingerprint, state, intended_at)
            VALUES (\(intent.key), \(intent.operation), \(intent.fingerprint), 'intended', \(now))
            ON CONFLICT (key) DO NOTHING
            """
        ) > 0
    }

    private static func standing(
        of intent: Intent,
        _ connection: any SQLConnection
    ) throws -> Standing {
        let rows = try connection.query(
            """
            SELECT state, result FROM effects
            WHERE key = \(intent.key) AND operation = \(intent.operation)
                AND fingerprint = \(intent.fingerprint)
            """
        )
        guard let row = rows.first else { throw EffectError.keyReused(intent.key) }
        switch try row["state", as: String.self] {
        case "done": return .done(try row["result"])
        case "uncertain": return .uncertain
        default: return .perform(.again)
        }
    }

    func doubt(_ keys: [EffectKey], reason: String) async throws {
        try await database.write { connection in
            for key in keys {
                try connection.execute(
                    "UPDATE effects SET state = 'uncertain', reason = \(reason) WHERE key = \(key)"
                )
            }
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
