import Contracts
import Durability
import FoundationEssentials
import MIME

/// Takes each mail once: whoever asks again under the same key hears what has
/// become of it.
///
/// The mail's bytes, identifier, date and place in its thread are made durable
/// before it is handed over; however often that happens, they stay the same.
struct Mailroom: Sendable {
    let outbox: Outbox
    let composer: MailComposer
    let transport: MailTransport
    let queue: MailQueue

    /// Seconds that a caller waits for the mail server.
    let answerWait: Double
    private let turns = KeyedTurns<String>()

    /// What is asked for under a key.
    struct Order: Sendable {
        let key: String

        /// A hash of the request, to notice another one under the same key.
        let fingerprint: String
    }

    /// Sends a mail to a client, or to the admin when it names nobody.
    func send(_ mail: MailToSend, _ order: Order) async throws -> MailReceipt {
        try await send(MailDraft(mail, admin: composer.identity.admin), "mail", order)
    }

    func tellAdmin(_ notice: AdminNotice, _ order: Order) async throws -> MailReceipt {
        let draft = try MailDraft(
            notice,
            admin: composer.identity.admin,
            wording: composer.wording
        )
        return try await send(draft, "admin-notice", order)
    }

    private func send(
        _ draft: MailDraft,
        _ kind: String,
        _ order: Order
    ) async throws -> MailReceipt {
        guard EffectKey(rawValue: order.key).isValid else { throw EffectError.invalidKey }
        let mail =
            if transport.isRepeatable {
                try await store(draft, kind, order)
            } else {
                try await queue.signals.afterSettling(order.key, atMost: answerWait) {
                    let mail = try await enter(draft, kind, order)
                    let isNew = mail.state == .queued && mail.attempts == 0
                    if isNew { queue.signals.ring() }
                    return (mail, mail.state == .sending || isNew && !queue.isPaused)
                }
            }
        return receipt(for: try await outbox.find(order.key) ?? mail)
    }

    /// Hands a mail over right here, one caller of a key at a time.
    private func store(
        _ draft: MailDraft,
        _ kind: String,
        _ order: Order
    ) async throws -> OutgoingMail {
        try await turns.begin(order.key)
        defer { turns.end(order.key) }
        let mail = try await enter(draft, kind, order)
        guard let parcel = try await outbox.take(order.key, isRepeatable: true) else {
            return mail
        }
        _ = try await transport.deliver(parcel)
        try await outbox.settle(order.key, .stored)
        return mail
    }

    private func enter(
        _ draft: MailDraft,
        _ kind: String,
        _ order: Order
    ) async throws -> OutgoingMail {
        var candidate = try composer.candidate(
            draft,
            key: order.key,
            kind: kind,
            fingerprint: order.fingerprint
        )
        // The queue leaves whoever asked the time to do it.
        if transport.isRepeatable { candidate.delay = 60 }
        let mail = try await outbox.enter(candidate) { [candidate] place in
            try composer.content(draft, candidate.messageID, place)
        }
        guard mail.kind == kind, mail.fingerprint == order.fingerprint else {
            throw EffectError.keyReused(EffectKey(rawValue: order.key))
        }
        return mail
    }

    private func receipt(for mail: OutgoingMail) -> MailReceipt {
        MailReceipt(
            messageID: mail.messageID,
            from: mail.sender ?? composer.identity.from.address.description,
            to: mail.recipient,
            state: mail.state == .sending ? .queued : mail.state,
            smtpSent: mail.state == .sent
        )
    }
}
