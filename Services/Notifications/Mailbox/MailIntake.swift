import Contracts
import FoundationEssentials
import IMAP
import MIME
import Markup

/// Takes one mail in: reads it, finds its ticket, keeps it.
///
/// Its bytes are on disk before its row is; a crash in between leaves a file
/// that the same mail replaces when it is read again.
struct MailIntake: Sendable {
    let store: IncomingStore
    let folder: InboxFolder
    let finder: TicketFinder

    /// The addresses that our own mails are from.
    let own: Set<String>

    /// Where clients' answers go.
    let address: EmailAddress
    let now: @Sendable () -> Date

    enum Outcome: Sendable, Hashable {
        case taken(IncomingMailKind)

        /// Known already, or written by ourselves.
        case skipped
    }

    /// Takes a mail in, unless it is known or our own.
    ///
    /// After it the mailbox stands at `place`.
    func take(_ mail: FetchedMail, place: MailboxPlace) async throws -> Outcome {
        let message = try await read(mail.bytes)
        let id = MailFingerprint.id(of: message, mail.bytes)
        var isDone = try await isOwn(message)
        if !isDone { isDone = try await store.isKnown(id) }
        guard !isDone else {
            try await store.enter(place)
            return .skipped
        }
        let new = try await described(mail, message, id)
        try await folder.keep(mail.bytes, id, isReadable: new.kind != .unreadable)
        return try await store.take(new, at: place) ? .taken(new.kind) : .skipped
    }

    /// Enters a mail that is not to be fetched; all that is known of it is its
    /// `place`, where the mailbox stands after it.
    func passOver(_ place: MailboxPlace) async throws -> Outcome {
        let new = NewMail(
            id: MailFingerprint.id(of: place),
            kind: .unreadable,
            match: nil,
            from: "",
            to: address.description,
            subject: "",
            text: "",
            receivedAt: now(),
            attachments: []
        )
        return try await store.take(new, at: place) ? .taken(new.kind) : .skipped
    }

    private func read(_ bytes: Data) async throws -> IncomingMessage? {
        let limits = folder.limits
        return try await folder.read {
            do {
                return try IncomingMessage(bytes, limits: limits) { PlainText.from(html: $0) }
            } catch is MessageFault {
                return nil
            }
        }
    }

    private func isOwn(_ message: IncomingMessage?) async throws -> Bool {
        guard let message else { return false }
        if let from = message.from, own.contains(from.description.lowercased()) { return true }
        guard let id = message.messageID else { return false }
        return try await finder.correspondence.sent([id]) != nil
    }

    private func described(
        _ mail: FetchedMail,
        _ message: IncomingMessage?,
        _ id: String
    ) async throws -> NewMail {
        guard let message, mail.isWhole else { return try await unreadable(mail, message, id) }
        let returned = try await finder.correspondence.sent(Bounce.identifiers(in: message))
        let kind = IncomingMailKind(of: message, returnsOurs: returned != nil)
        var match: TicketFinder.Match?
        if kind == .bounce, let ticket = returned?.ticketID {
            match = TicketFinder.Match(ticketID: ticket, way: "bounce")
        } else {
            match = try await finder.match(message)
        }
        return NewMail(
            id: id,
            kind: kind,
            match: match,
            from: message.from?.description ?? "",
            to: recipient(of: message),
            subject: message.subject,
            text: kind == .bounce ? Bounce(message: message, sent: returned).text : message.text,
            receivedAt: mail.receivedAt ?? message.date ?? now(),
            attachments: message.attachments.map { attachment in
                IncomingAttachment(
                    number: attachment.number,
                    name: attachment.name,
                    size: attachment.size
                )
            }
        )
    }

    /// The business's address that a mail was sent to: one of ours that its
    /// headers name, else the first that they name, such as an alias.
    private func recipient(of message: IncomingMessage?) -> String {
        let named = (message?.recipients ?? []).filter { finder.replyTags?.ticket(in: $0) == nil }
        guard named.count == message?.recipients.count else { return address.description }
        let ours = named.first { own.contains($0.description.lowercased()) }
        return (ours ?? named.first ?? address).description
    }

    /// Of a mail that is too large at least the headers are known.
    private func unreadable(
        _ mail: FetchedMail,
        _ message: IncomingMessage?,
        _ id: String
    ) async throws -> NewMail {
        var match: TicketFinder.Match?
        if let message { match = try await finder.match(message) }
        return NewMail(
            id: id,
            kind: .unreadable,
            match: match,
            from: message?.from?.description ?? "",
            to: recipient(of: message),
            subject: message?.subject ?? "",
            text: "",
            receivedAt: mail.receivedAt ?? message?.date ?? now(),
            attachments: []
        )
    }
}
