import Contracts
import Durability
import FoundationEssentials
import MIME

/// Sends each mail once: whoever asks again under the same key gets the
/// receipt of the first time.
///
/// The mail's identifier, date and place in its thread are made durable before
/// it is handed over. After a crash in between it is composed and handed over
/// again as the same bytes, which the transport recognises by the identifier.
struct Mailroom: Sendable {
    let ledger: EffectLedger
    let outbox: Outbox
    let identity: MailIdentity
    let wording: NoticeWording
    let transport: MailTransport

    /// What is asked for under a key.
    struct Order: Sendable {
        let key: String

        /// A hash of the request, to notice another one under the same key.
        let fingerprint: String
    }

    /// Sends a mail to a client, or to the admin when it names nobody.
    func send(_ mail: MailToSend, _ order: Order) async throws -> MailReceipt {
        try await send(MailDraft(mail, admin: identity.admin), "mail", order)
    }

    func tellAdmin(_ notice: AdminNotice, _ order: Order) async throws -> MailReceipt {
        let draft = try MailDraft(notice, admin: identity.admin, wording: wording)
        return try await send(draft, "admin-notice", order)
    }

    private func send(
        _ draft: MailDraft,
        _ operation: String,
        _ order: Order
    ) async throws -> MailReceipt {
        try await ledger.once(
            EffectKey(rawValue: order.key),
            operation: operation,
            fingerprint: order.fingerprint
        ) { _ in
            let entry = try await outbox.enter(
                Outbox.Candidate(
                    key: order.key,
                    kind: operation,
                    messageID: try identity.messageID(for: order.key),
                    recipient: draft.recipient.address,
                    subject: draft.subject,
                    ticketID: draft.ticketID
                )
            )
            let delivery = try await transport.deliver(try message(draft, entry))
            return MailReceipt(
                messageID: entry.messageID.description,
                from: identity.from.address.description,
                to: draft.recipient.address.description,
                state: delivery.state,
                smtpSent: delivery.smtpSent
            )
        }
    }

    private func message(_ draft: MailDraft, _ entry: Outbox.Entry) throws -> MailMessage {
        try MailMessage(
            messageID: entry.messageID,
            date: entry.createdAt,
            from: identity.from,
            to: [draft.recipient],
            replyTo: identity.replyTo,
            subject: draft.subject,
            inReplyTo: entry.thread.last,
            references: entry.thread,
            autoSubmitted: .generated,
            text: draft.text,
            html: draft.html,
            extraHeaders: [.suppressAutoResponses]
        )
    }
}
