import FoundationEssentials
import Synchronization

/// What the queue knows beyond the outbox; a restart forgets it, and so ends
/// a pause whose reason an operator has mended.
final class QueueRecord: Sendable {
    private struct State {
        var rest: Rest?
        var underWaySince: Date?

        /// Seconds that the last mail took, if the server accepted it.
        var lastDuration: Double?
        var experience = MailDecision.Experience()
    }

    /// A time in which nothing is handed over.
    struct Rest {
        let until: Date

        /// What the server said, in a word for operators.
        let reason: String

        let cause: Cause
    }

    /// What a rest is kept for.
    enum Cause {
        /// The server could not be talked to.
        case outage

        /// It refused the account.
        case account

        /// The account has sent all that it may for now.
        case limit
    }

    private let state = Mutex(State())

    /// Seconds until something may be handed over again.
    func pauseLeft(at now: Date) -> Double {
        rest(at: now).map { max(0, $0.until.timeIntervalSince(now)) } ?? 0
    }

    /// The rest that is kept now.
    func rest(at now: Date) -> Rest? {
        state.withLock { $0.rest }.flatMap { $0.until > now ? $0 : nil }
    }

    /// Ends the rest that was kept for one of these causes.
    ///
    /// - Returns: Whether there was one.
    func endRest(for causes: Set<Cause>) -> Bool {
        state.withLock { state in
            guard let rest = state.rest, causes.contains(rest.cause) else { return false }
            state.rest = nil
            state.experience.failuresToReach = 0
            return true
        }
    }

    /// Notes that a mail is being handed over from now on.
    func begin(at now: Date) {
        state.withLock { $0.underWaySince = now }
    }

    /// Notes that none is, and what became of it.
    func end(_ delivery: Delivery, at now: Date) {
        state.withLock { state in
            // A refusal is quick, and says nothing of the time that a mail takes.
            state.lastDuration =
                if case .accepted = delivery {
                    state.underWaySince.map { now.timeIntervalSince($0) }
                } else { nil }
            state.underWaySince = nil
        }
    }

    /// How many queued mails are taken out together.
    ///
    /// A crash leaves all of them to a person, so they are no more than the
    /// server takes in a tenth of a second, and one while nobody knows the server
    /// or after one that it did not accept.
    var portion: Int {
        guard let duration = state.withLock({ $0.lastDuration }) else { return 1 }
        return Int(min(max(Self.portionTime / max(duration, 0.001), 1), Self.largestPortion))
    }

    private static let portionTime = 0.1
    private static let largestPortion = 10.0

    /// Whether a mail has been under way since before a date.
    func isUnderWay(since date: Date) -> Bool {
        state.withLock { $0.underWaySince.map { $0 < date } ?? false }
    }

    /// Notes what became of an attempt, and decides what follows.
    func decide(
        _ delivery: Delivery,
        _ mail: OutgoingMail,
        previous: Date?,
        at now: Date
    ) -> MailDecision {
        state.withLock { state in
            let decision = MailDecision(
                delivery,
                of: mail,
                previous: previous,
                state.experience,
                at: now
            )
            state.experience.note(delivery, at: now)
            state.rest = decision.pause.map { pause in
                Rest(
                    until: now.addingTimeInterval(pause),
                    reason: delivery.trouble ?? "",
                    cause: Cause(of: delivery)
                )
            }
            return decision
        }
    }
}

extension MailDecision.Experience {
    fileprivate mutating func note(_ delivery: Delivery, at now: Date) {
        switch delivery {
        case .calledOff: break
        case .unreachable: failuresToReach += 1
        case .accepted:
            lastAccepted = now
            failuresToReach = 0
        default: failuresToReach = 0
        }
    }
}

extension QueueRecord.Cause {
    fileprivate init(of delivery: Delivery) {
        switch delivery {
        case .accountRefused: self = .account
        case .limitReached: self = .limit
        default: self = .outage
        }
    }
}
