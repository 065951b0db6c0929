import FoundationEssentials
import Synchronization

/// What the queue knows beyond the outbox; a restart forgets it, and so ends
/// a pause whose reason an operator has mended.
final class QueueRecord: Sendable {
    private struct State {
        var pausedUntil: Date?
        var experience = MailDecision.Experience()
    }

    private let state = Mutex(State())

    /// Seconds until something may be handed over again.
    func pauseLeft(at now: Date) -> Double {
        let until = state.withLock { $0.pausedUntil }
        return until.map { max(0, $0.timeIntervalSince(now)) } ?? 0
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
            state.pausedUntil = decision.pause.map { now.addingTimeInterval($0) }
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
