import Contracts
import FoundationEssentials
import Observability
import Runtime

extension MailQueue {
    /// Hands over mails that were taken out together, and settles them together.
    ///
    /// Once the server or the account has trouble, or the process is to end,
    /// those of which nothing was begun are queued as they were; also once the
    /// group takes long, for if the process were killed then a person would have
    /// to look at all of them. While one is under way for long, the others are
    /// settled without it: it may hang for minutes, and be killed in the end.
    ///
    /// - Parameters:
    ///   - parcels: The mails.
    ///   - next: How many mails that are due are taken out with the last write.
    /// - Returns: Those.
    /// - Throws: `CancellationError` when the process ends while the outbox cannot
    ///   be written.
    @discardableResult
    func handOver(
        _ parcels: [Outbox.Parcel],
        takingNext next: () -> Int
    ) async throws -> [Outbox.Parcel] {
        var rest = parcels[...]
        var outcomes: [Outbox.Outcome] = []
        var goesOn = !Task.isCancelled
        let end = clock.now().addingTimeInterval(Self.briskness)
        while goesOn, let parcel = rest.popFirst() {
            let others = outcomes + rest.map(\.notBegun)
            let (delivery, decision) = try await attempt(parcel, besides: others) {
                try await settle(others, goesOn: true)
                outcomes = []
                rest = []
            }
            outcomes.append(outcome(of: parcel.mail, decision.settlement, delivery.trouble))
            goesOn = decision.pause == nil && delivery != .calledOff && !Task.isCancelled
            if clock.now() > end { break }
        }
        let limit = goesOn ? next() : 0
        return try await settle(
            outcomes + rest.map(\.notBegun),
            takingNext: limit,
            goesOn: limit > 0
        )
    }

    /// Queues mails again that were taken out and of which nothing was begun.
    func putBack(_ parcels: [Outbox.Parcel]) async throws {
        if !parcels.isEmpty { try await settle(parcels.map(\.notBegun)) }
    }

    /// Makes uncertain what an ended process was handing over.
    func settleInterrupted() async throws {
        let mails = try await outbox.interrupted()
        guard !mails.isEmpty else { return }
        for mail in mails { log.error("mail uncertain", [.field("mail.key", mail.key)]) }
        let error = "the service ended while the mail was being sent"
        try await settle(mails.map { outcome(of: $0, .uncertain, error) })
    }

    /// The same beside other mails.
    ///
    /// - Parameters:
    ///   - parcel: The mail.
    ///   - others: What is known of the others.
    ///   - whenSlow: Done while the attempt goes on, once it takes long or the
    ///     process is to end; not without others.
    /// - Returns: What became of the mail.
    /// - Throws: What `whenSlow` throws; the attempt is over then.
    private func attempt(
        _ parcel: Outbox.Parcel,
        besides others: [Outbox.Outcome],
        whenSlow: () async throws -> Void
    ) async throws -> (Delivery, MailDecision) {
        guard !others.isEmpty else { return await attempt(parcel) }
        return try await withThrowingTaskGroup(of: (Delivery, MailDecision)?.self) { group in
            defer { group.cancelAll() }
            group.addTask { await attempt(parcel) }
            group.addTask {
                try? await clock.sleep(Self.briskness)
                return nil
            }
            for try await made in group {
                if let made { return made }
                try await whenSlow()
            }
            // One of the two is the attempt, which always ends.
            throw CancellationError()
        }
    }

    /// Hands a mail over, and decides what follows.
    private func attempt(_ parcel: Outbox.Parcel) async -> (Delivery, MailDecision) {
        let delivery: Delivery
        record.begin(at: clock.now())
        do {
            delivery = try await transport.deliver(parcel)
        } catch {
            // Nothing has left: a full disk, a folder that is away.
            delivery = .unreachable(ErrorDetail.text(of: error))
        }
        record.end(delivery, at: clock.now())
        let decision = record.decide(
            delivery,
            parcel.mail,
            previous: parcel.previousAttempt,
            at: clock.now()
        )
        figures.count(delivery)
        if delivery != .calledOff { standing.note(delivery.serverTrouble) }
        note(delivery, decision, parcel.mail)
        return (delivery, decision)
    }

    /// What is written down of a mail, with the word to the admin that it needs;
    /// a mail of which none can be written is settled without it.
    private func outcome(
        of mail: OutgoingMail,
        _ settlement: Outbox.Settlement,
        _ error: String?
    ) -> Outbox.Outcome {
        var outcome = Outbox.Outcome(key: mail.key, settlement: settlement, error: error)
        guard settlement == .failed || settlement == .uncertain else { return outcome }
        do {
            outcome.notice = try composer.notice(
                about: mail,
                settlement.state,
                error: error ?? "",
                at: clock.now()
            )
        } catch {
            log.error("no word to the admin", [.field("mail.key", mail.key), .error(error)])
        }
        return outcome
    }

    /// Writes down what became of mails; tried until it is written, for it
    /// cannot be found out again.
    ///
    /// - Parameters:
    ///   - outcomes: What became of them.
    ///   - limit: How many mails that are due are taken out with the same write.
    ///   - goesOn: Whether those that are queued again have their turn at once:
    ///     whoever waits for one waits on then.
    /// - Returns: The mails that were taken out.
    /// - Throws: `CancellationError` when the process ends while the outbox cannot
    ///   be written.
    @discardableResult
    private func settle(
        _ outcomes: [Outbox.Outcome],
        takingNext limit: Int = 0,
        goesOn: Bool = false
    ) async throws -> [Outbox.Parcel] {
        while true {
            do {
                let next = try await outbox.settle(outcomes, takingNext: limit)
                for outcome in outcomes where !goesOn || !outcome.settlement.isNotBegun {
                    signals.settled(outcome.key, outcome.settlement.state)
                }
                return next
            } catch {
                log.error("sending not settled", [.field("mails", outcomes.count), .error(error)])
                try await clock.sleep(Self.troubleWait)
            }
        }
    }

    private func note(_ delivery: Delivery, _ decision: MailDecision, _ mail: OutgoingMail) {
        var fields: [LogField] = [
            .field("mail.key", mail.key), .field("mail.attempt", mail.attempts),
        ]
        if let trouble = delivery.trouble { fields.append(.field("smtp.trouble", trouble)) }
        if let pause = decision.pause { fields.append(.field("queue.pause_seconds", pause)) }
        switch decision.settlement {
        case .stored, .sent: log.info("mail sent", fields)
        case .queued, .notBegun: log.warning("mail waits", fields)
        case .failed: log.error("mail failed", fields)
        case .uncertain: log.error("mail uncertain", fields)
        }
    }
}

extension Outbox.Settlement {
    fileprivate var isNotBegun: Bool {
        if case .notBegun = self { true } else { false }
    }
}

extension Outbox.Parcel {
    /// It was taken out, and not handed over.
    fileprivate var notBegun: Outbox.Outcome {
        Outbox.Outcome(key: mail.key, settlement: .notBegun(previous: previousAttempt))
    }
}
