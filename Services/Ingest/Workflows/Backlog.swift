import Durability
import Observability
import Runtime
import Synchronization

/// How much work there is, for the metrics and for the door.
final class Backlog: Sendable {
    private let worker: JournalWorker
    private let limit: Int
    private let counts = Mutex<[String: RunCounts]>([:])

    /// Watches a worker's runs.
    ///
    /// - Parameters:
    ///   - worker: Whose runs are counted.
    ///   - limit: With so many waiting, nothing new is let in.
    init(worker: JournalWorker, limit: Int) {
        self.worker = worker
        self.limit = limit
    }

    /// Whether the door is open, as of the last second.
    var hasRoom: Bool {
        counts.withLock { $0.values.reduce(0) { $0 + $1.waiting } } < limit
    }

    /// Counts once a second for the door, until cancelled.
    func watch() async throws {
        while true {
            await refresh()
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Shows the counts: received = running + waiting + done + quarantined.
    func publish(in metrics: Metrics) {
        metrics.beforeReading { await self.refresh() }
        for kind in RunKind.all {
            gauge(metrics, kind, "received") { $0.received }
            gauge(metrics, kind, "running") { $0.running }
            gauge(metrics, kind, "waiting") { $0.waiting }
            gauge(metrics, kind, "done") { $0.done }
            gauge(metrics, kind, "quarantined") { $0.quarantined }
        }
    }

    private func gauge(
        _ metrics: Metrics,
        _ kind: String,
        _ state: String,
        _ figure: @escaping @Sendable (RunCounts) -> Int
    ) {
        metrics.gauge(
            "guichet_runs",
            "Runs of the journal: received is the sum of the other states",
            labels: ["kind": kind, "state": state]
        ) {
            Double(self.counts.withLock { figure($0[kind] ?? RunCounts()) })
        }
    }

    private func refresh() async {
        // A database that cannot be read is shown by readiness; the last counts stay.
        guard let fresh = try? await worker.counts() else { return }
        counts.withLock { $0 = fresh }
    }
}
