import Contracts
import Durability
import FoundationEssentials
import Observability
import Runtime

/// Hands mails over, one after the other, for as long as it runs: those that
/// are queued, and those that are given to it while it has nothing to do.
///
/// A mail that was being handed over when an earlier process ended is made
/// uncertain at the start: it is never sent again by itself.
struct MailQueue: Service {
    /// Seconds to wait when the outbox cannot be read or written.
    static let troubleWait = 5.0

    /// Seconds that a mail may take, or wait for its turn, in a queue that
    /// keeps up.
    static let briskness = 0.5

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
    let record = QueueRecord()
    let direct = DirectMails()

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
        do {
            try await BackgroundLoop { try await work() }.run(while: body)
        } catch {
            try await putBack(direct.end())
            throw error
        }
        try await putBack(direct.end())
    }

    /// Whether the caller may enter so many mails as being sent: nothing else is
    /// to be handed over now, and they are no more than are taken out together.
    ///
    /// Two always may: most callers have one for the client and one for the admin.
    /// The caller then tells ``give(_:)`` which ones it entered so, also when there is
    /// none.
    func claim(for count: Int) -> Bool {
        !isPaused && count <= max(record.portion, 2) && direct.claim()
    }

    /// Hands over mails that were entered as being sent.
    func give(_ parcels: [Outbox.Parcel]) async throws {
        if direct.give(parcels) { signals.ring() } else { try await putBack(parcels) }
    }

    private var pauseLeft: Double { record.pauseLeft(at: clock.now()) }

    private func work() async throws {
        while true {
            do {
                let wait = try await handOverDue()
                if !transport.isRepeatable { direct.offer() }
                try await signals.waitForRing(atMost: wait)
            } catch let error as CancellationError {
                throw error
            } catch {
                log.error("mail queue in trouble", [.error(error)])
                try await clock.sleep(Self.troubleWait)
            }
        }
    }

    /// Hands over what was given and what is due.
    ///
    /// - Returns: Seconds until there is more to do; nothing when the queue is
    ///   empty.
    private func handOverDue() async throws -> Double? {
        while true {
            try Task.checkCancellation()
            let given = direct.take()
            if !given.isEmpty {
                // The server may have got into trouble while they were entered.
                if isPaused {
                    try await putBack(given)
                } else {
                    try await handOverAll(from: given)
                }
                continue
            }
            guard let next = try await outbox.next() else { return nil }
            let due = next.nextAttemptAt ?? clock.now()
            let wait = max(pauseLeft, due.timeIntervalSince(clock.now()))
            guard wait <= 0 else { return wait }
            if transport.isRepeatable {
                try await handOverAgain(next.key)
            } else {
                try await handOverAll(from: try await outbox.takeDue(atMost: record.portion))
            }
        }
    }

    /// Hands over mails that were taken out, and what is due behind them.
    private func handOverAll(from first: [Outbox.Parcel]) async throws {
        var parcels = first
        while !parcels.isEmpty {
            parcels = try await handOver(parcels) { direct.isEmpty ? record.portion : 0 }
        }
    }

    /// Hands over a mail that may be handed over again without asking.
    private func handOverAgain(_ key: String) async throws {
        try await turns.begin(key)
        defer { turns.end(key) }
        guard let parcel = try await outbox.attempt(key) else { return }
        try await handOver([parcel]) { 0 }
    }
}
