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

    /// Something to send under a key, checked.
    struct Wanted: Sendable {
        let draft: MailDraft
        let kind: String
        let order: Order
    }

    /// Sends a mail to a client, or to the admin when it names nobody.
    func send(_ mail: MailToSend, _ order: Order) async throws -> MailReceipt {
        try await send(wanted(mail, order))
    }

    func tellAdmin(_ notice: AdminNotice, _ order: Order) async throws -> MailReceipt {
        try await send(wanted(notice, order))
    }

    func wanted(_ mail: MailToSend, _ order: Order) throws(InvalidMail) -> Wanted {
        let draft = try MailDraft(mail, admin: composer.identity.admin)
        return Wanted(draft: draft, kind: "mail", order: order)
    }

    func wanted(_ notice: AdminNotice, _ order: Order) throws(InvalidMail) -> Wanted {
        let draft = try MailDraft(
            notice,
            admin: composer.identity.admin,
            wording: composer.wording
        )
        return Wanted(draft: draft, kind: "admin-notice", order: order)
    }

    private func send(_ wanted: Wanted) async throws -> MailReceipt {
        guard EffectKey(rawValue: wanted.order.key).isValid else { throw EffectError.invalidKey }
        return try await send([wanted])[0]
    }

    /// Sends all or nothing; no two of them have the same key.
    ///
    /// - Returns: A receipt for each, in their order.
    func send(_ wanted: [Wanted]) async throws -> [MailReceipt] {
        let mails =
            if transport.isRepeatable {
                try await store(wanted)
            } else {
                try await post(wanted)
            }
        return mails.map(receipt)
    }

    /// Leaves mails to the queue, and waits for it.
    private func post(_ wanted: [Wanted]) async throws -> [OutgoingMail] {
        let keys = wanted.map(\.order.key)
        let (mails, awaited) = try await queue.signals.afterSettling(keys, atMost: answerWait) {
            let entered = try await enter(wanted)
            if entered.contains(where: \.isNew) { queue.signals.ring() }
            let awaited = entered.filter { mail in
                mail.mail.state == .sending || mail.isNew && !queue.isPaused
            }
            let (mails, keys) = (entered.map(\.mail), Set(awaited.map(\.mail.key)))
            return ((mails, keys), awaited: keys)
        }
        guard !awaited.isEmpty else { return mails }
        let found = try await outbox.find(Array(awaited))
        return mails.map { found[$0.key] ?? $0 }
    }

    /// Hands mails over right here, one caller of a key at a time.
    private func store(_ wanted: [Wanted]) async throws -> [OutgoingMail] {
        let keys = wanted.map(\.order.key)
        // In one order for all, so that no two wait for each other.
        var turn: [String] = []
        defer { turn.forEach(turns.end) }
        for key in keys.sorted() {
            try await turns.begin(key)
            turn.append(key)
        }
        let mails = try await enter(wanted).map(\.mail)
        for mail in mails where mail.state == .queued {
            guard let parcel = try await outbox.take(mail.key, isRepeatable: true) else { continue }
            _ = try await transport.deliver(parcel)
            try await outbox.settle(mail.key, .stored)
        }
        let found = try await outbox.find(keys)
        return mails.map { found[$0.key] ?? $0 }
    }

    private func enter(_ wanted: [Wanted]) async throws -> [Outbox.Entered] {
        try await outbox.enter(
            wanted.map { wanted in
                var candidate = try composer.candidate(
                    wanted.draft,
                    key: wanted.order.key,
                    kind: wanted.kind,
                    fingerprint: wanted.order.fingerprint
                )
                // The queue leaves whoever asked the time to do it.
                if transport.isRepeatable { candidate.delay = 60 }
                return Outbox.Entry(candidate: candidate) { [composer, candidate] place in
                    try composer.content(wanted.draft, candidate.messageID, place)
                }
            }
        )
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

extension Outbox.Entered {
    /// Whether nobody has handed it over yet.
    fileprivate var isNew: Bool { mail.state == .queued && mail.attempts == 0 }
}
