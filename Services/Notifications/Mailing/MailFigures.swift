import Contracts
import Observability

/// How many mails wait, in each state, and how attempts end, for the metrics.
final class MailFigures: Sendable {
    private let attempts: [String: Counter]

    init(_ metrics: Metrics) {
        let outcomes = [
            "stored", "accepted", "postponed", "refused", "account_refused",
            "limit_reached", "unreachable", "called_off", "unknown",
        ]
        attempts = outcomes.reduce(into: [:]) { counters, outcome in
            counters[outcome] = metrics.counter(
                "guichet_mail_attempts_total",
                "Mails that were handed over, by what became of it",
                labels: ["outcome": outcome]
            )
        }
    }

    func count(_ delivery: Delivery) {
        attempts[delivery.name]?.add()
    }

    /// Shows what waits in the outbox and the queue's rest from now on.
    func publish(_ outbox: Outbox, _ queue: MailQueue, in metrics: Metrics, log: Log) {
        metrics.gauges(
            "guichet_mails",
            "Mails that wait, by state; those that are uncertain or failed wait for a person",
            of: Outbox.openStates
        ) {
            do {
                return try await outbox.openCounts()
            } catch {
                log.warning("mails not counted", [.error(error)])
                return nil
            }
        }
        metrics.gauge(
            "guichet_mail_queue_paused",
            "1 while no mail is handed over: the server or the account has trouble"
        ) {
            queue.isPaused ? 1 : 0
        }
    }
}

extension Delivery {
    fileprivate var name: String {
        switch self {
        case .stored: "stored"
        case .accepted: "accepted"
        case .postponed: "postponed"
        case .refused: "refused"
        case .accountRefused: "account_refused"
        case .limitReached: "limit_reached"
        case .unreachable: "unreachable"
        case .calledOff: "called_off"
        case .unknown: "unknown"
        }
    }
}
