import Contracts
import MIME

/// What is known of the mails that were sent, for finding what an incoming
/// one answers.
struct Correspondence: Sendable {
    /// The first of these identifiers that is one of our mails'.
    var sent: @Sendable ([MessageID]) async throws -> SentMail?

    /// Whether mails about the ticket were sent to that address.
    var isClient: @Sendable (EmailAddress, _ ticket: String) async throws -> Bool

    /// The identifier of a ticket that mails were about, in its own case of
    /// letters.
    var ticket: @Sendable (_ anyCase: String) async throws -> Ticket.ID?
}

/// One of our mails.
struct SentMail: Sendable, Hashable {
    let messageID: String
    let recipient: String
    let ticketID: Ticket.ID?
}
