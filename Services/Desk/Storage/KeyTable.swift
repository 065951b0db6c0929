import Database
import FoundationEssentials
import Runtime

/// The keys of the changes that were made, each with the record it led to.
enum KeyTable {
    /// Makes a change unless its key was used, and returns what came of it.
    ///
    /// The key is taken first: of two at once, one waits for the other's
    /// transaction and finds the key used. When the change throws, the
    /// transaction undoes the key as well.
    ///
    /// - Parameters:
    ///   - effect: The key and what is asked for.
    ///   - id: What the record will be called, unless `perform` says otherwise.
    ///   - now: The moment of the change.
    ///   - connection: The transaction.
    ///   - perform: Makes the change, and returns what the record is called and
    ///     what came of it.
    ///   - find: Says what came of a change that was made before.
    /// - Returns: What came of it, now or the first time.
    /// - Throws: ``EffectError/keyReused``, or what the closures throw.
    static func once<Input, ID: RawRepresentable & Equatable, Outcome>(
        _ effect: Effect<Input>,
        leadingTo id: ID,
        at now: Date,
        _ connection: any SQLConnection,
        perform: (ID) throws -> (id: ID, outcome: Outcome),
        find: (ID) throws -> Outcome
    ) throws -> Outcome where ID.RawValue == String {
        let taken = try connection.execute(
            """
            INSERT INTO effect_keys (key, fingerprint, result_id, created_at)
            VALUES (\(effect.key), \(effect.fingerprint), \(id), \(now))
            ON CONFLICT (key) DO NOTHING
            """
        )
        guard taken == 1 else { return try find(try result(of: effect, connection)) }
        let made = try perform(id)
        if made.id != id {
            try connection.execute(
                "UPDATE effect_keys SET result_id = \(made.id) WHERE key = \(effect.key)"
            )
        }
        return made.outcome
    }

    /// Forgets the keys of changes made before a date, some at a time so that
    /// other writes are not held up.
    ///
    /// Keys are added behind all others, so the oldest rows are looked at, and
    /// no index by age is needed. Rows that a clock ahead of time has dated hold
    /// none back that lie behind them, unless there are ``reach`` of them.
    static func forget(
        before date: Date,
        in database: any SQLDatabase,
        batch: Int = 100
    ) async throws -> Int {
        try await Portions.work {
            try await database.write { connection in
                try connection.execute(
                    """
                    DELETE FROM effect_keys WHERE rowid IN (
                        SELECT number FROM (
                            SELECT rowid AS number, created_at FROM effect_keys
                            ORDER BY rowid LIMIT \(reach)
                        )
                        WHERE created_at < \(date) LIMIT \(batch)
                    )
                    """
                )
            }
        }
    }

    /// How many of the oldest rows are looked at for such that may go: a few
    /// milliseconds' work.
    private static let reach = 10_000

    private static func result<Input, ID: RawRepresentable>(
        of effect: Effect<Input>,
        _ connection: any SQLConnection
    ) throws -> ID where ID.RawValue == String {
        let rows = try connection.query(
            """
            SELECT result_id FROM effect_keys
            WHERE key = \(effect.key) AND fingerprint = \(effect.fingerprint)
            """
        )
        guard let row = rows.first else { throw EffectError.keyReused }
        return try row["result_id"]
    }
}
