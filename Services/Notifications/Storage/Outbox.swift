import Contracts
import Database
import Durability
import FoundationEssentials
import MIME

/// The mails that were asked for, each entered once under its key, and what
/// has become of them.
///
/// A mail is `queued` until it is handed over. To a folder it goes at once and
/// is `stored`. To a mail server it is `sending` first, and then `sent`,
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

    /// Finds mails, by their keys.
    func find(_ keys: [String]) async throws -> [String: OutgoingMail] {
        try await database.read { connection in
            try keys.reduce(into: [:]) { mails, key in
                mails[key] = try Self.find(key, connection)
            }
        }
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
                thread, state, content, next_attempt_at, gives_up_at, created_at)
            VALUES (
                \(candidate.key), \(candidate.messageID.description), \(candidate.kind),
                \(candidate.fingerprint), \(candidate.sender.description),
                \(candidate.recipient.description), \(candidate.subject), \(candidate.ticketID),
                \(thread.map(\.description).joined(separator: " ")), \(MailState.queued),
                \(content), \(date.addingTimeInterval(candidate.delay)),
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

    /// The latest mail of the ticket to the same person, behind those that it
    /// named itself.
    private static func thread(
        of candidate: Candidate,
        _ connection: any SQLConnection
    ) throws -> [MessageID] {
        guard let ticket = candidate.ticketID,
            let parent = try connection.first(
                """
                SELECT message_id, thread FROM messages
                WHERE ticket_id = \(ticket) AND recipient = \(candidate.recipient.description)
                ORDER BY created_at DESC, message_id DESC LIMIT 1
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
