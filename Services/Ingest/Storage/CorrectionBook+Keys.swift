import Contracts
import Database
import FoundationEssentials
import StrictJSON

/// The keys under which people's words about types came.
extension CorrectionBook {
    /// What came of the word that was said before under the same key.
    ///
    /// - Throws: ``TypeCorrectionError/keyReused`` when another one was.
    static func word(
        under candidate: Candidate,
        _ connection: any SQLConnection
    ) throws -> TypeCorrected? {
        guard
            let row = try connection.first(
                "SELECT fingerprint, word FROM correction_keys WHERE name = \(candidate.run)"
            )
        else { return nil }
        guard try row["fingerprint"] == candidate.fingerprint else {
            throw TypeCorrectionError.keyReused
        }
        return try RecordCoding.decode(TypeCorrected.self, from: try row["word"])
    }

    /// Remembers a key and what came of the word under it.
    static func remember(
        _ candidate: Candidate,
        as word: TypeCorrected,
        _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO correction_keys (name, fingerprint, word, said_at)
            VALUES (\(candidate.run), \(candidate.fingerprint),
                \(try RecordCoding.encode(word)), \(candidate.saidAt))
            """
        )
    }

    /// Forgets keys used before a date, a bounded number at a time.
    ///
    /// - Parameter date: Before which finished requests are forgotten: a word
    ///   about one of those is refused, whatever its key.
    /// - Returns: How many were forgotten.
    /// - Throws: `DatabaseError`.
    func forgetKeys(before date: Date) async throws -> Int {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM correction_keys WHERE name IN (
                    SELECT name FROM correction_keys WHERE said_at < \(date) LIMIT 500
                )
                """
            )
        }
    }
}
