import Contracts
import Cryptography
import Database
import Durability
import FoundationEssentials
import Observability
import StrictJSON

/// Where people's words about requests' types are kept: one for each request,
/// the last.
struct CorrectionBook: Sendable {
    let database: any SQLDatabase

    /// A person's word, to be kept.
    struct Candidate: Sendable {
        let request: DoneRequest
        let type: RequestKind
        let note: String?

        /// Under which it counts once.
        let key: String

        /// A hash of all that was said under the key.
        let fingerprint: String
        let trace: TraceContext
        let saidAt: Date

        /// The work that puts it on the ticket.
        var run: RunID {
            let name = Hex.encode(Hash.sha256(Data(key.utf8)).prefix(16))
            return RunID(rawValue: "\(RunKind.correction):\(request.id):\(name)")
        }
    }

    /// What became of a word.
    struct Kept: Sendable {
        let word: TypeCorrected

        /// The work that it started; none when the same was said before.
        let run: RunID?
    }

    /// A part of the examples, in the order of their requests' first words.
    struct Page: Sendable {
        let examples: [LabelledRequest]

        /// The place of the last one.
        let last: Int?
    }

    /// Keeps a word in the place of the earlier one, with the work that puts
    /// it on the ticket: durable once this returns.
    ///
    /// What says the same as the word that stands changes nothing, but its key
    /// is remembered: when it comes again late, it is no word after others.
    ///
    /// - Returns: What is kept, now or when it was said first.
    /// - Throws: ``TypeCorrectionError/keyReused``, `DatabaseError`; then
    ///   nothing is kept.
    func keep(_ candidate: Candidate) async throws -> Kept {
        try await database.write { connection in
            if let earlier = try Self.word(under: candidate, connection) {
                return Kept(word: earlier, run: nil)
            }
            let id = candidate.request.id
            let standing = try Self.find(id, connection)
            if let standing, standing.says(candidate.type, note: candidate.note) {
                try Self.remember(candidate, as: standing.word, connection)
                return Kept(word: standing.word, run: nil)
            }
            let correction = candidate.request.corrected(
                to: candidate.type,
                note: candidate.note,
                after: standing,
                at: candidate.saidAt
            )
            try Self.save(correction, isFirst: standing == nil, connection)
            try Self.remember(candidate, as: correction.word, connection)
            try Journal.enqueue(
                connection,
                id: candidate.run,
                kind: RunKind.correction,
                payload: try RecordCoding.encode(
                    CorrectionNotice(word: correction.word, note: correction.note)
                ),
                trace: candidate.trace.traceparent,
                at: candidate.saidAt
            )
            return Kept(word: correction.word, run: candidate.run)
        }
    }

    /// The examples behind a place.
    ///
    /// An example keeps its place when its word is replaced, so that whoever
    /// reads page by page sees each request once. A place that was forgotten
    /// is not taken again: whoever goes on behind it misses nobody.
    func list(after position: Int, limit: Int) async throws -> Page {
        try await database.read { connection in
            let rows = try connection.query(
                """
                SELECT position, content FROM corrections
                WHERE position > \(position) ORDER BY position LIMIT \(limit)
                """
            )
            return Page(
                examples: try rows.map { try Self.correction($0).example },
                last: try rows.last.map { try $0["position"] }
            )
        }
    }

    /// Forgets words said before a date, a bounded number at a time.
    ///
    /// - Returns: How many were forgotten.
    func forget(before date: Date) async throws -> Int {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM corrections WHERE request_id IN (
                    SELECT request_id FROM corrections WHERE corrected_at < \(date) LIMIT 500
                )
                """
            )
        }
    }
}

/// A person's word about a request's type, as it goes to the ticket.
struct CorrectionNotice: Codable, Sendable {
    let word: TypeCorrected
    let note: String?
}

extension CorrectionBook {
    private static func find(
        _ request: CustomerRequest.ID,
        _ connection: any SQLConnection
    ) throws -> Correction? {
        try connection.first("SELECT content FROM corrections WHERE request_id = \(request)")
            .map(correction)
    }

    private static func save(
        _ correction: Correction,
        isFirst: Bool,
        _ connection: any SQLConnection
    ) throws {
        if isFirst { try connection.execute("UPDATE correction_places SET last = last + 1") }
        try connection.execute(
            """
            INSERT INTO corrections (request_id, position, content, corrected_at)
            VALUES (\(correction.word.requestID),
                (SELECT last FROM correction_places),
                \(try RecordCoding.encode(correction)), \(correction.word.correctedAt))
            ON CONFLICT (request_id) DO UPDATE
            SET content = excluded.content, corrected_at = excluded.corrected_at
            """
        )
    }

    private static func correction(_ row: Row) throws -> Correction {
        try RecordCoding.decode(Correction.self, from: try row["content"])
    }
}
