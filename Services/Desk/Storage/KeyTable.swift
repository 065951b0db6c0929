import Database
import FoundationEssentials

/// The keys of the changes that were made, each with the record it led to.
enum KeyTable {
    /// Makes a change unless its key was used, and returns its record.
    ///
    /// The key is taken first: of two at once, one waits for the other's
    /// transaction and finds the key used. When the change throws, the
    /// transaction undoes the key as well.
    ///
    /// - Parameters:
    ///   - effect: The key and what is asked for.
    ///   - now: The moment of the change.
    ///   - connection: The transaction.
    ///   - perform: Makes the change and returns its record's identifier.
    ///   - find: Reads a record.
    /// - Returns: The record, as it is now.
    /// - Throws: ``EffectError/keyReused``, or what the closures throw.
    static func once<Input, ID: RawRepresentable, Record>(
        _ effect: Effect<Input>,
        at now: Date,
        _ connection: any SQLConnection,
        perform: () throws -> ID,
        find: (ID) throws -> Record
    ) throws -> Record where ID.RawValue == String {
        let taken = try connection.execute(
            """
            INSERT INTO effect_keys (key, fingerprint, created_at)
            VALUES (\(effect.key), \(effect.fingerprint), \(now))
            ON CONFLICT (key) DO NOTHING
            """
        )
        guard taken == 1 else { return try find(try result(of: effect, connection)) }
        let id = try perform()
        try connection.execute(
            "UPDATE effect_keys SET result_id = \(id) WHERE key = \(effect.key)"
        )
        return try find(id)
    }

    /// Forgets the keys of changes made before a date, some at a time so that
    /// other writes are not held up.
    static func forget(
        before date: Date,
        in database: any SQLDatabase,
        batch: Int = 500
    ) async throws -> Int {
        var total = 0
        while true {
            try Task.checkCancellation()
            let count = try await database.write { connection in
                try connection.execute(
                    """
                    DELETE FROM effect_keys WHERE key IN (
                        SELECT key FROM effect_keys WHERE created_at < \(date)
                        ORDER BY created_at LIMIT \(batch)
                    )
                    """
                )
            }
            total += count
            if count < batch { return total }
        }
    }

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
