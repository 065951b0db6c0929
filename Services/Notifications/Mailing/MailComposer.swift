import Contracts
import FoundationEssentials
import MIME

/// Writes mails as the bytes that go over the wire.
struct MailComposer: Sendable {
    let identity: MailIdentity
    let wording: NoticeWording

    /// Nothing when all answers go to one address.
    var replyTags: ReplyTags?

    /// A mail to enter under a key now.
    func candidate(
        _ draft: MailDraft,
        key: String,
        kind: String,
        fingerprint: String,
        at date: Date
    ) throws -> Outbox.Candidate {
        Outbox.Candidate(
            key: key,
            kind: kind,
            fingerprint: fingerprint,
            messageID: try identity.messageID(for: key, at: date),
            sender: identity.from.address,
            recipient: draft.recipient.address,
            subject: draft.subject,
            ticketID: draft.ticketID
        )
    }

    /// The same mail in its place gives the same bytes.
    func content(
        _ draft: MailDraft,
        _ messageID: MessageID,
        _ place: Outbox.Place
    ) throws(MailError) -> Data {
        try MailMessage(
            messageID: messageID,
            date: place.date,
            from: identity.from,
            to: [draft.recipient],
            replyTo: replyTags?.mailbox(for: draft.ticketID, identity.answers) ?? identity.replyTo,
            subject: draft.subject,
            inReplyTo: place.thread.last,
            references: place.thread,
            autoSubmitted: .generated,
            text: draft.text,
            html: draft.html,
            extraHeaders: [.suppressAutoResponses]
        ).rendered()
    }

    /// The word to the admin that a mail needs a person.
    ///
    /// - Returns: Nothing when that mail was for the admin: a word about it
    ///   would go the same way.
    func notice(
        about mail: OutgoingMail,
        _ state: MailState,
        error: String,
        at date: Date
    ) throws -> (candidate: Outbox.Candidate, content: Data)? {
        guard mail.recipient != identity.admin.address.description else { return nil }
        let notice = AdminNotice(
            kind: .mailFailed,
            ticketID: mail.ticketID,
            userEmail: mail.recipient,
            detail: "\(mail.key)\n\(state): \(error)"
        )
        let draft = try MailDraft(notice, admin: identity.admin, wording: wording)
        // A mail that is sent again may fail again, which is news.
        let key = "mail-failed:\(mail.messageID.prefix { $0 != "@" }):\(mail.attempts)"
        let candidate = try candidate(
            draft,
            key: key,
            kind: "mail-notice",
            fingerprint: "",
            at: date
        )
        let place = Outbox.Place(thread: [], date: date)
        return (candidate, try content(draft, candidate.messageID, place))
    }
}
