import Contracts
import Observability

/// Counts what is said about quotes, for the metrics.
struct ReplyTally: Sendable {
    private let metrics: Metrics

    init(_ metrics: Metrics) {
        self.metrics = metrics
        for channel in Statement.channels {
            for intent in ReplyIntent.known { _ = counter(channel, intent) }
        }
    }

    /// Counts one answer; an intent that this version does not know is one
    /// that is not clear.
    func count(_ channel: String, _ intent: ReplyIntent) {
        counter(channel, ReplyIntent.known.contains(intent) ? intent : .unclear).add()
    }

    private func counter(_ channel: String, _ intent: ReplyIntent) -> Counter {
        metrics.counter(
            "guichet_replies_total",
            "What was said about quotes",
            labels: ["channel": channel, "intent": intent.rawValue]
        )
    }
}
