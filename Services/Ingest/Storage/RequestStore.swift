import Contracts
import Database
import Durability
import FoundationEssentials
import Observability

/// Where requests are accepted: once each, durably, with the work they start.
struct RequestStore: Sendable {
    /// Seconds in which an identical payload is the same request.
    static let payloadWindow = 600.0

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

    /// What a request was found to be.
    enum Acceptance: Sendable, Equatable {
        case new(AcceptedRun)

        /// It was accepted before, as that one.
        case known(CustomerRequest.ID)

        /// Its key was used before, for another content.
        case conflict
    }

    /// Accepts a request, unless it is known: durable once this returns.
    func accept(_ candidate: Candidate) async throws -> Acceptance {
        let key = candidate.key.text(fingerprint: candidate.fingerprint)
        return try await database.write { connection in
            let isNew = try connection.execute(
                """
                INSERT INTO submissions (key, request_id, fingerprint, received_at)
                VALUES (\(key), \(candidate.id), \(candidate.fingerprint), \(candidate.receivedAt))
                ON CONFLICT (key) DO NOTHING
                """
            )
            if isNew == 0, let known = try Self.known(candidate, under: key, connection) {
                return known
            }
            return .new(
                try Journal.enqueue(
                    connection,
                    id: RunID(rawValue: candidate.id.rawValue),
                    kind: RunKind.request,
                    payload: candidate.payload,
                    trace: candidate.trace.traceparent,
                    at: candidate.receivedAt
                )
            )
        }
    }

    /// What a request is whose key was used before; nothing when that was so
    /// long ago that it is new, and has the key now.
    private static func known(
        _ candidate: Candidate,
        under key: String,
        _ connection: any SQLConnection
    ) throws -> Acceptance? {
        guard
            let known = try connection.first(
                "SELECT request_id, fingerprint, received_at FROM submissions WHERE key = \(key)"
            )
        else { return nil }
        let age = candidate.receivedAt.timeIntervalSince(try known["received_at", as: Date.self])
        if candidate.key != .payload || age <= payloadWindow {
            let fingerprint = try known["fingerprint", as: String.self]
            guard fingerprint == candidate.fingerprint else { return .conflict }
            return .known(try known["request_id"])
        }
        try connection.execute(
            """
            UPDATE submissions
            SET request_id = \(candidate.id), received_at = \(candidate.receivedAt)
            WHERE key = \(key)
            """
        )
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
