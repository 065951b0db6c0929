import Database
import FoundationEssentials
import StrictJSON

extension EffectLedger {
    /// What the ledger says before an attempt.
    enum Standing: Sendable {
        case perform(Attempt)
        case done(Data)
        case uncertain
    }

    /// Makes the intent durable, or finds what has become of an earlier one.
    func intend(
        _ key: EffectKey,
        operation: String,
        fingerprint: String
    ) async throws -> Standing {
        let now = now()
        return try await database.write { connection in
            let inserted = try connection.execute(
                """
                INSERT INTO effects (key, operation, fingerprint, state, intended_at)
                VALUES (\(key), \(operation), \(fingerprint), 'intended', \(now))
                ON CONFLICT (key) DO NOTHING
                """
            )
            guard inserted == 0 else { return .perform(.first) }
            return try standing(key, operation, fingerprint, connection)
        }
    }

    private func standing(
        _ key: EffectKey,
        _ operation: String,
        _ fingerprint: String,
        _ connection: any SQLConnection
    ) throws -> Standing {
        let rows = try connection.query(
            """
            SELECT state, result FROM effects
            WHERE key = \(key) AND operation = \(operation) AND fingerprint = \(fingerprint)
            """
        )
        guard let row = rows.first else { throw EffectError.keyReused(key) }
        switch try row["state", as: String.self] {
        case "done": return .done(try row["result"])
        case "uncertain": return .uncertain
        default: return .perform(.again)
        }
    }

    func save(_ result: some Encodable, of key: EffectKey) async throws {
        let document = try RecordCoding.encode(result)
        let now = now()
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE effects SET state = 'done', result = \(document), settled_at = \(now)
                WHERE key = \(key)
                """
            )
        }
    }

    func doubt(_ key: EffectKey, reason: String) async throws {
        try await database.write { connection in
            try connection.execute(
                "UPDATE effects SET state = 'uncertain', reason = \(reason) WHERE key = \(key)"
            )
        }
    }

    func forget(_ key: EffectKey) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM effects WHERE key = \(key)")
        }
    }
}
