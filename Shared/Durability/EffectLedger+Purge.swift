import Database
public import FoundationEssentials
import Runtime

extension EffectLedger {
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
