import Contracts
import Durability
import FoundationEssentials
import Observability
import Runtime

/// Hands queued mails over, one after the other, for as long as it runs.
///
/// A mail that was being handed over when an earlier process ended is made
/// uncertain at the start: it is never sent again by itself.
struct MailQueue: Service {
    /// Seconds to wait when the outbox cannot be read or written.
    private static let troubleWait = 5.0

    /// Seconds that a mail may take, or wait for its turn, in a queue that
    /// keeps up.
    private static let briskness = 0.5

    let outbox: Outbox
    let transport: MailTransport
    let composer: MailComposer
    let signals: MailSignals
    let figures: MailFigures
    let standing: ServerStanding
    let clock: WallClock
    let log: Log

    /// Those who make mails files take turns under a mail's key.
    let turns = KeyedTurns<String>()
    private let record = QueueRecord()

    /// Whether nothing is handed over for now: the server or the account has
    /// trouble.
    var isPaused: Bool { pauseLeft > 0 }

    /// Why, in a word for operators; nothing while mails are handed over.
    var restsBecause: String? { record.rest(at: clock.now())?.reason }

    /// Whether a mail that is entered now cannot be expected to leave at once:
    /// an earlier one still waits for its turn, or is under way for long.
    func isBehind() async throws -> Bool {
        let date = clock.now().addingTimeInterval(-Self.briskness)
        if record.isUnderWay(since: date) { return true }
        return try await outbox.hasMailDue(before: date)
    }

    /// Goes on with what waits because the mail server could not be talked to:
    /// it has answered since.
    ///
    /// - Parameter loginMended: Whether it had refused the login and does not
    ///   any more.
    func serverAnswers(loginMended: Bool) {
        if record.endRest(for: loginMended ? [.outage, .account] : [.outage]) { signals.ring() }
    }

    /// A mail as operators see it: its turn comes when the queue has rested.
    func summary(of mail: OutgoingMail) -> MailSummary {
        let rest = pauseLeft
        return mail.summary(whileResting: rest > 0 ? clock.now().addingTimeInterval(rest) : nil)
    }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await settleInterrupted()
        try await BackgroundLoop { try await work() }.run(while: body)
    }

    private var pauseLeft: Double { record.pauseLeft(at: clock.now()) }

    private func work() async throws {
        while true {
            do {
                try await signals.waitForRing(atMost: try await handOverDue())
            } catch let error as CancellationError {
                throw error
            } catch {
                log.error("mail queue in trouble", [.error(error)])
                try await clock.sleep(Self.troubleWait)
            }
        }
    }

    /// Hands over what is due.
    ///
    /// - Returns: Seconds until there is more to do; nothing when the queue is
    ///   empty.
    private func handOverDue() async throws -> Double? {
        while let next = try await outbox.next() {
            try Task.checkCancellation()
            let due = next.nextAttemptAt ?? clock.now()
            let wait = max(pauseLeft, due.timeIntervalSince(clock.now()))
            guard wait <= 0 else { return wait }
            try await handOver(next)
        }
        return nil
    }

    private func handOver(_ next: OutgoingMail) async throws {
        let isRepeatable = transport.isRepeatable
        if isRepeatable { try await turns.begin(next.key) }
        defer { if isRepeatable { turns.end(next.key) } }
        var taken = try await outbox.take(next.key, isRepeatable: isRepeatable)
        while let parcel = taken { taken = try await handOver(parcel) }
    }

    /// Hands a mail over that was taken out, and settles it.
    ///
    /// - Returns: The next one, taken out in the same transaction.
    private func handOver(_ parcel: Outbox.Parcel) async throws -> Outbox.Parcel? {
        let delivery: Delivery
        record.begin(at: clock.now())
        defer { record.end() }
        do {
            delivery = try await transport.deliver(parcel)
        } catch {
            // Nothing has left: a full disk, a folder that is away.
            delivery = .unreachable(ErrorDetail.text(of: error))
        }
        let decision = record.decide(
            delivery,
            parcel.mail,
            previous: parcel.previousAttempt,
            at: clock.now()
        )
        figures.count(delivery)
        if delivery != .calledOff { standing.note(delivery.serverTrouble) }
        note(delivery, decision, parcel.mail)
        let goesOn =
            !transport.isRepeatable && decision.pause == nil && delivery != .calledOff
            && !Task.isCancelled
        let next = try await settle(
            parcel.mail,
            decision.settlement,
            error: delivery.trouble,
            takingNext: goesOn
        )
        signals.settled(parcel.mail.key)
        return next
    }

    private func settleInterrupted() async throws {
        for mail in try await outbox.interrupted() {
            log.error("mail uncertain", [.field("mail.key", mail.key)])
            let error = "the service ended while the mail was being sent"
            try await settle(mail, .uncertain, error: error)
        }
    }

    /// Writes down what became of a mail, with the word to the admin that it
    /// needs; tried until it is written, for it cannot be found out again.
    @discardableResult
    private func settle(
        _ mail: OutgoingMail,
        _ settlement: Outbox.Settlement,
        error: String?,
        takingNext: Bool = false
    ) async throws -> Outbox.Parcel? {
        let notice = notice(about: mail, settlement.state, error: error)
        while true {
            do {
                return try await outbox.settle(
                    mail.key,
                    settlement,
                    error: error,
                    notice: notice,
                    takingNext: takingNext
                )
            } catch {
                log.error("mail not settled", [.field("mail.key", mail.key), .error(error)])
                try await clock.sleep(Self.troubleWait)
            }
        }
    }

    /// The word to the admin; a mail of which none can be written is settled
    /// without it.
    private func notice(
        about mail: OutgoingMail,
        _ state: MailState,
        error: String?
    ) -> (candidate: Outbox.Candidate, content: Data)? {
        guard state == .failed || state == .uncertain else { return nil }
        do {
            return try composer.notice(about: mail, state, error: error ?? "", at: clock.now())
        } catch {
            log.error("no word to the admin", [.field("mail.key", mail.key), .error(error)])
            return nil
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
        case .queued: log.warning("mail waits", fields)
        case .failed: log.error("mail failed", fields)
        case .uncertain: log.error("mail uncertain", fields)
        }
    }
}

extension Delivery {
    /// Why the mail was not taken, in a word for operators.
    var trouble: String? {
        switch self {
        case .stored, .accepted, .calledOff: nil
        case .postponed(let word), .refused(let word), .accountRefused(let word),
            .limitReached(let word), .unreachable(let word), .unknown(let word):
            word
        }
    }

    /// The same, where it says something of the server or the account and not
    /// of this mail.
    var serverTrouble: String? {
        switch self {
        case .accountRefused, .limitReached, .unreachable, .unknown: trouble
        case .stored, .accepted, .postponed, .refused, .calledOff: nil
        }
    }

    /// Whether the server could not be talked to.
    var isOutage: Bool {
        if case .unreachable = self { true } else { false }
    }
}
