import Contracts
import FoundationEssentials
import Observability
import Synchronization

/// What came in, and whether the mailbox can be read, for the metrics.
final class MailboxFigures: Sendable {
    private let taken: [IncomingMailKind: Counter]
    private let skipped: Counter
    private let failures: Counter
    private let status = Mutex((isReadable: false, polledAt: 0.0))

    init(_ metrics: Metrics) {
        taken = IncomingMailKind.known.reduce(into: [:]) { counters, kind in
            counters[kind] = metrics.counter(
                "guichet_incoming_mails_total",
                "Mails taken in from the mailbox, by kind",
                labels: ["kind": kind.rawValue]
            )
        }
        skipped = metrics.counter(
            "guichet_incoming_mails_skipped_total",
            "Mails in the mailbox that were known already or our own"
        )
        failures = metrics.counter(
            "guichet_mailbox_failures_total",
            "Times that the mailbox could not be read"
        )
        metrics.gauge("guichet_mailbox_readable", "1 while the mailbox can be read") {
            self.status.withLock { $0.isReadable ? 1 : 0 }
        }
        metrics.gauge(
            "guichet_mailbox_polled_timestamp_seconds",
            "When the mailbox was last read, in Unix time; 0 for never"
        ) {
            self.status.withLock { $0.polledAt }
        }
    }

    func count(_ outcome: MailIntake.Outcome) {
        switch outcome {
        case .taken(let kind): taken[kind]?.add()
        case .skipped: skipped.add()
        }
    }

    func polled(at date: Date) {
        status.withLock { $0 = (true, date.timeIntervalSince1970) }
    }

    func failed() {
        failures.add()
        status.withLock { $0.isReadable = false }
    }
}
