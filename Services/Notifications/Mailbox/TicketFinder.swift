import Contracts
import MIME

/// Finds the ticket that an incoming mail belongs to.
///
/// In the order of trust: the signed address it was sent to, the identifiers
/// of the mails that it answers, and the mark in its subject, which counts
/// only from somebody to whom we wrote about that ticket. Never the subject
/// alone: anybody can write one.
struct TicketFinder: Sendable {
    /// How many identifiers of a thread are looked for.
    private static let longestThread = 60

    let correspondence: Correspondence

    /// Nothing when answers carry no signed address.
    let replyTags: ReplyTags?

    struct Match: Sendable, Hashable {
        let ticketID: Ticket.ID

        /// `token`, `thread`, `subject` or `bounce`.
        let way: String
    }

    func match(_ message: IncomingMessage) async throws -> Match? {
        if let ticket = try await signed(message) { return Match(ticketID: ticket, way: "token") }
        // The mail that is answered, then the latest ones before it.
        let thread = message.inReplyTo + message.references.reversed()
        let sent = try await correspondence.sent(Array(thread.prefix(Self.longestThread)))
        if let ticket = sent?.ticketID { return Match(ticketID: ticket, way: "thread") }
        if let ticket = try await marked(message) {
            return Match(ticketID: ticket, way: IncomingMail.bySubject)
        }
        return nil
    }

    private func signed(_ message: IncomingMessage) async throws -> Ticket.ID? {
        guard let replyTags,
            let ticket = message.recipients.lazy.compactMap(replyTags.ticket).first
        else { return nil }
        // The signature holds; the outbox may have forgotten the ticket.
        return try await correspondence.ticket(ticket) ?? Ticket.ID(ticket)
    }

    private func marked(_ message: IncomingMessage) async throws -> Ticket.ID? {
        guard let sender = message.from else { return nil }
        for ticket in TicketMark.tickets(in: message.subject)
        where try await correspondence.isClient(sender, ticket) {
            return try await correspondence.ticket(ticket)
        }
        return nil
    }
}
