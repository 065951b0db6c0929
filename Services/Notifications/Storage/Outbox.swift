import Contracts
import Database
import Durability
import FoundationEssentials
import MIME

/// The mails that were asked for, each entered once under its key, and what
/// has become of them.
///
/// A mail is `queued` until it is handed over. To a folder it goes at once and
/// is `stored`. To a mail server it is `sending` first, which it may be from the
/// start, and then `sent`,
/// `queued` again, `failed` or `uncertain`; a person makes the last two
/// `queued` or `dismissed`.
struct Outbox: Sendable {
    /// The most earlier mails that one names; of longer threads it names the
    /// first and the last ones.
    static let threadLimit = 20

    let database: any SQLDatabase
    let now: @Sendable () -> Date

    /// Seconds for which a mail is tried.
    var patience = 4.0 * 86_400

    /// A mail to enter.
    struct Candidate: Sendable {
        let key: String
        let kind: String
        let fingerprint: String
        let messageID: MessageID
        let sender: EmailAddress
        let recipient: EmailAddress
        let subject: String
        let ticketID: Ticket.ID?

        /// Seconds from now until the queue may hand it over.
        var delay = 0.0

        /// Whether its sending begins with its being entered: it is `sending`, and
        /// if nothing settles it then nobody knows what became of it.
        var isSending = false
    }

    /// Where and when a mail stands among the others: what composing it needs
    /// besides its own words.
    struct Place: Equatable, Sendable {
        /// The earlier mails to the same person about the same ticket, oldest
        /// first.
        let thread: [MessageID]
        let date: Date
    }

    /// Finds a mail.
    func find(_ key: String) async throws -> OutgoingMail? {
        try await database.read { try Self.find(key, $0) }
    }

    /// A mail to enter, and how it is written.
    struct Entry: Sendable {
        let candidate: Candidate

        /// Writes it for its place.
        let compose: @Sendable (Place) throws -> Data
    }

    /// Enters mails with the bytes that will be sent whenever they are handed
    /// over, all or none; durable once this returns.
    ///
    /// - Returns: Of each, what is entered under its key, now or before.
    /// - Throws: `EffectError.keyReused` when something else is; `DatabaseError`;
    ///   or what `compose` throws.
    func enter(_ entries: [Entry]) async throws -> [Entered] {
        let date = now()
        let patience = patience
        return try await database.write { connection in
            try entries.map { entry in
                let candidate = entry.candidate
                if let known = try Self.find(candidate.key, connection) {
                    guard known.isSame(as: candidate) else {
                        throw EffectError.keyReused(EffectKey(rawValue: candidate.key))
                    }
                    return Entered(mail: known, content: nil)
                }
                let thread = try Self.thread(of: candidate, connection)
                let content = try entry.compose(Place(thread: thread, date: date))
                try Self.insert(candidate, thread, content, date, patience, connection)
                let mail = OutgoingMail(candidate, at: date, patience)
                return Entered(mail: mail, content: content)
            }
        }
    }

    /// A mail that stands in the outbox.
    struct Entered: Sendable {
        let mail: OutgoingMail

        /// Its bytes, when it was entered just now.
        let content: Data?
    }

    static func insert(
        _ candidate: Candidate,
        _ thread: [MessageID],
        _ content: Data,
        _ date: Date,
        _ patience: Double,
        _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO messages
                (key, message_id, kind, fingerprint, sender, recipient, subject, ticket_id,
                thread, state, attempts, attempted_at, content, next_attempt_at, gives_up_at,
                created_at)
            VALUES (
                \(candidate.key), \(candidate.messageID.description), \(candidate.kind),
                \(candidate.fingerprint), \(candidate.sender.description),
                \(candidate.recipient.description), \(candidate.subject), \(candidate.ticketID),
                \(thread.map(\.description).joined(separator: " ")),
                \(candidate.isSending ? MailState.sending : .queued),
                \(candidate.isSending ? 1 : 0), \(candidate.isSending ? date : nil), \(content),
                \(date.addingTimeInterval(candidate.delay)),
                \(date.addingTimeInterval(patience)), \(date)
            )
            ON CONFLICT (key) DO NOTHING
            """
        )
    }

    static func find(_ key: String, _ connection: any SQLConnection) throws -> OutgoingMail? {
        try connection.first(
            "SELECT \(fragment: OutgoingMail.columns) FROM messages WHERE key = \(key)"
        ).map(OutgoingMail.init)
    }

    /// The mail of the ticket to the same person that was entered last, behind
    /// those that it named itself.
    ///
    /// The index holds tickets in any case of letters; the rows of one are in it
    /// in the order in which they were entered, so that nothing is sorted. With
    /// `=` for `IS` the planner would put the ticket into `lower(ticket_id)`, and
    /// find no index for it.
    private static func thread(
        of candidate: Candidate,
        _ connection: any SQLConnection
    ) throws -> [MessageID] {
        guard let ticket = candidate.ticketID,
            let parent = try connection.first(
                """
                SELECT message_id, thread FROM messages
                WHERE lower(ticket_id) = lower(\(ticket)) AND ticket_id IS \(ticket)
                    AND recipient = \(candidate.recipient.description)
                ORDER BY rowid DESC LIMIT 1
                """
            )
        else { return [] }
        let earlier: String = try parent["thread"]
        var thread = try earlier.split(separator: " ").map { try MessageID(String($0)) }
        thread.append(try MessageID(try parent["message_id", as: String.self]))
        if thread.count > threadLimit { thread.remove(at: 1) }
        return thread
    }
}
