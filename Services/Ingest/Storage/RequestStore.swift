import Contracts
import Database
import Durability
import FoundationEssentials
import Observability

/// Where requests are accepted: once each, durably, with the work they start.
struct RequestStore: Sendable {
    let database: any SQLDatabase

    /// A request to accept.
    struct Candidate: Sendable {
        let id: CustomerRequest.ID
        let key: SubmissionKey

        /// SHA-256 of what the request says, in hexadecimal.
        let fingerprint: String

        /// The request as the journal keeps it.
        let payload: Data
        let trace: TraceContext
        let receivedAt: Date
    }

    /// Why a request is not accepted: it is no new one.
    enum Repetition: Error, Equatable {
        /// It was accepted before, as that one.
        case known(CustomerRequest.ID)

        /// Its key was used before, for another content.
        case conflict
    }

    /// Accepts a request: durable once this returns.
    ///
    /// - Returns: The work that it starts.
    /// - Throws: ``Repetition``, or `DatabaseError`.
    func accept(_ candidate: Candidate) async throws -> AcceptedRun {
        try await database.write { connection in
            let run = candidate.run
            try Self.keepKey(of: candidate, connection)
            try Journal.enqueue(connection, run)
            return run
        }
    }

    /// Keeps the key of a request in the transaction that accepts it.
    ///
    /// - Throws: ``Repetition``, or `DatabaseError`.
    static func keepKey(of candidate: Candidate, _ connection: any SQLConnection) throws {
        let keys = candidate.key.texts(
            fingerprint: candidate.fingerprint,
            at: candidate.receivedAt.timeIntervalSince1970
        )
        if let known = try known(candidate, under: keys, connection) { throw known }
        try connection.execute(
            """
            INSERT INTO submissions (key, request_id, fingerprint, received_at)
            VALUES (\(keys[0]), \(candidate.id), \(candidate.fingerprint),
                \(candidate.receivedAt))
            """
        )
    }

    /// What a request is whose key was used before; nothing when it was not, or,
    /// of a payload, so long ago that it is new.
    private static func known(
        _ candidate: Candidate,
        under keys: [String],
        _ connection: any SQLConnection
    ) throws -> Repetition? {
        let rows = try connection.query(
            """
            SELECT request_id, fingerprint, received_at FROM submissions
            WHERE key IN (\(list: keys))
            """
        )
        for row in rows {
            let age = candidate.receivedAt.timeIntervalSince(try row["received_at", as: Date.self])
            guard candidate.key != .payload || age <= SubmissionKey.payloadWindow else { continue }
            let fingerprint = try row["fingerprint", as: String.self]
            return fingerprint == candidate.fingerprint
                ? .known(try row["request_id"]) : .conflict
        }
        return nil
    }

    /// Forgets keys older than a date, a bounded number at a time.
    ///
    /// A key stays for as long as its request's run does: one that waits, or
    /// that a person has to look at, would otherwise be carried out a second
    /// time when its sender delivers it again.
    ///
    /// - Returns: How many were forgotten.
    func forgetKeys(before date: Date) async throws -> Int {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM submissions WHERE key IN (
                    SELECT key FROM submissions
                    WHERE received_at < \(date) AND NOT EXISTS (
                        SELECT 1 FROM runs WHERE runs.id = submissions.request_id
                    )
                    LIMIT 200
                )
                """
            )
        }
    }
}

extension RequestStore.Candidate {
    /// The work that the request starts.
    var run: AcceptedRun {
        AcceptedRun(
            id: RunID(rawValue: id.rawValue),
            kind: RunKind.request,
            payload: payload,
            trace: trace.traceparent,
            at: receivedAt
        )
    }
}

/// The kinds of work that the journal carries out.
enum RunKind {
    static let request = "request"
    static let validation = "validation"
    static let refusal = "refusal"
    static let question = "question"
    static let information = "information"
    static let reminder = "reminder"
    static let expiry = "expiry"
    static let estimate = "estimate"

    /// Tells the admin of a mail that has no other consequence.
    static let mailNotice = "mail-notice"

    /// Tells the admin of work that was put aside.
    static let quarantineNotice = "quarantine-notice"

    /// Puts a person's word about a request's type on the ticket.
    static let correction = "correction"

    static let all = [
        request, validation, refusal, question, information, reminder, expiry, estimate,
        mailNotice, quarantineNotice, correction,
    ]
}
