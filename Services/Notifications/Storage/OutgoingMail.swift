import Contracts
import Database
import FoundationEssentials
import MIME

/// A mail as the outbox knows it, without its content.
struct OutgoingMail: Equatable, Sendable {
    static let columns = SQL(
        stringLiteral: """
            key, kind, fingerprint, message_id, sender, recipient, subject, ticket_id, state, \
            attempts, attempted_at, next_attempt_at, gives_up_at, last_error, created_at
            """
    )

    let key: String
    let kind: String

    /// A hash of what was asked for under the key.
    let fingerprint: String
    let messageID: String

    /// Nothing for one that was stored before senders were noted.
    let sender: String?
    let recipient: String
    let subject: String
    let ticketID: Ticket.ID?
    var state: MailState

    /// How often it was handed over, this time included.
    var attempts: Int

    /// When it was handed over the last time.
    var attemptedAt: Date?
    var nextAttemptAt: Date?

    /// When it has been tried for long enough.
    var givesUpAt: Date?
    var lastError: String?
    let createdAt: Date
}

extension OutgoingMail {
    init(_ row: Row) throws(DatabaseError) {
        self.init(
            key: try row["key"],
            kind: try row["kind"],
            fingerprint: try row["fingerprint"],
            messageID: try row["message_id"],
            sender: try row["sender"],
            recipient: try row["recipient"],
            subject: try row["subject"],
            ticketID: try row["ticket_id"],
            state: try row["state"],
            attempts: try row["attempts"],
            attemptedAt: try row["attempted_at"],
            nextAttemptAt: try row["next_attempt_at"],
            givesUpAt: try row["gives_up_at"],
            lastError: try row["last_error"],
            createdAt: try row["created_at"]
        )
    }

    /// A mail that is entered now.
    init(_ candidate: Outbox.Candidate, at date: Date, _ patience: Double) {
        self.init(
            key: candidate.key,
            kind: candidate.kind,
            fingerprint: candidate.fingerprint,
            messageID: candidate.messageID.description,
            sender: candidate.sender.description,
            recipient: candidate.recipient.description,
            subject: candidate.subject,
            ticketID: candidate.ticketID,
            state: candidate.isSending ? .sending : .queued,
            attempts: candidate.isSending ? 1 : 0,
            attemptedAt: candidate.isSending ? date : nil,
            nextAttemptAt: date.addingTimeInterval(candidate.delay),
            givesUpAt: date.addingTimeInterval(patience),
            lastError: nil,
            createdAt: date
        )
    }

    /// Whether both were asked for by the same words.
    func isSame(as candidate: Outbox.Candidate) -> Bool {
        kind == candidate.kind && fingerprint == candidate.fingerprint
    }

    /// The mail as operators see it, while the queue hands nothing over until
    /// `rest`, if it rests.
    func summary(whileResting rest: Date?) -> MailSummary {
        let next = [nextAttemptAt, rest].compactMap(\.self).max()
        return MailSummary(
            key: key,
            messageID: messageID,
            to: recipient,
            subject: subject,
            ticketID: ticketID,
            state: state,
            attempts: attempts,
            lastError: lastError,
            createdAt: createdAt,
            nextAttemptAt: state == .queued ? next : nil
        )
    }
}
