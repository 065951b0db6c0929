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
    let queue: MailQueue

    /// Nothing when mails go to a mail server.
    let keeper: MailKeeper?

    /// Seconds that a caller waits for the mail server, if its queue keeps up.
    let answerWait: Double

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
            if let keeper {
                try await store(wanted, keeper)
            } else {
                try await post(wanted)
            }
        return mails.map(receipt)
    }

    /// Leaves mails to the queue, and waits for it unless it is behind: who waits
    /// then hears no more for it than who does not.
    private func post(_ wanted: [Wanted]) async throws -> [OutgoingMail] {
        let keys = wanted.map(\.order.key)
        let (entered, settled) = try await queue.signals.afterSettling(keys, atMost: answerWait) {
            // Asked before, for afterwards the queue may have these mails in hand.
            let isBehind: Bool
            let entered: [Outbox.Entered]
            if queue.claim(for: wanted.count) {
                isBehind = false
                entered = try await enterDirectly(wanted)
            } else {
                isBehind = try await queue.isBehind()
                entered = try await enter(wanted)
                if entered.contains(where: \.isNew) { queue.signals.ring() }
            }
            let awaited = entered.filter { mail in
                !isBehind && (mail.mail.state == .sending || mail.isNew && !queue.isPaused)
            }
            return (entered, awaited: Set(awaited.map(\.mail.key)))
        }
        return entered.map { entry in
            var mail = entry.mail
            mail.state = settled[mail.key] ?? mail.state
            return mail
        }
    }

    /// Enters mails as being sent, and gives them to the queue, which has nothing
    /// else to do.
    private func enterDirectly(_ wanted: [Wanted]) async throws -> [Outbox.Entered] {
        let entered: [Outbox.Entered]
        do {
            entered = try await enter(wanted, areSending: true)
        } catch {
            try await queue.give([])
            throw error
        }
        try await queue.give(entered.compactMap(\.parcel))
        return entered
    }

    /// Makes mails files right here, one caller of a key at a time.
    private func store(_ wanted: [Wanted], _ keeper: MailKeeper) async throws -> [OutgoingMail] {
        let keys = wanted.map(\.order.key)
        // In one order for all, so that no two wait for each other.
        var turns: [String] = []
        defer { turns.forEach(queue.turns.end) }
        for key in keys.sorted() {
            try await queue.turns.begin(key)
            turns.append(key)
        }
        // Asked before the outbox is: one that is queued in there and was no file
        // here is none of this process, and settled by nobody.
        let placed = keys.filter(keeper.holds)
        let entered = try await enter(wanted)
        var parcels: [Outbox.Parcel] = []
        for entry in entered where entry.mail.state == .queued && !placed.contains(entry.mail.key) {
            if let new = entry.parcel {
                parcels.append(new)
            } else if let left = try await outbox.parcel(entry.mail.key) {
                parcels.append(left)
            }
        }
        if !parcels.isEmpty { try await keeper.place(parcels) }
        return entered.map(\.mail.asFile)
    }

    private func enter(
        _ wanted: [Wanted],
        areSending: Bool = false
    ) async throws -> [Outbox.Entered] {
        let now = outbox.now()
        return try await outbox.enter(
            wanted.map { wanted in
                var candidate = try composer.candidate(
                    wanted.draft,
                    key: wanted.order.key,
                    kind: wanted.kind,
                    fingerprint: wanted.order.fingerprint,
                    at: now
                )
                candidate.isSending = areSending
                // The queue leaves whoever asked the time to do it.
                if keeper != nil { candidate.delay = 60 }
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

    /// The mail with its bytes, when it was entered just now.
    fileprivate var parcel: Outbox.Parcel? {
        content.map { Outbox.Parcel(mail: mail, content: $0) }
    }
}

extension OutgoingMail {
    /// The mail once its file is there, where it was queued for that.
    fileprivate var asFile: OutgoingMail {
        var mail = self
        if mail.state == .queued { mail.state = .stored }
        return mail
    }
}
