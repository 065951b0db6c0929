import Synchronization

/// A distribution of durations, in seconds.
public final class Histogram: Sendable {
    private static let bounds = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    private struct State {
        var counts = [Int](repeating: 0, count: Histogram.bounds.count)
        var sum = 0.0
        var total = 0
    }

    private let state = Mutex(State())

    public func observe(_ seconds: Double) {
        state.withLock { state in
            state.sum += seconds
            state.total += 1
            if let index = Self.bounds.firstIndex(where: { seconds <= $0 }) {
                state.counts[index] += 1
            }
        }
    }

    /// The lines of this distribution; `labels` is empty or in braces.
    func render(_ name: String, _ labels: String) -> String {
        let state = state.withLock { $0 }
        let inner = labels.dropFirst().dropLast()
        let prefix = inner.isEmpty ? "" : "\(inner),"
        var below = 0
        var text = ""
        for (bound, count) in zip(Self.bounds, state.counts) {
            below += count
            text += "\(name)_bucket{\(prefix)le=\"\(PrometheusText.number(bound))\"} \(below)\n"
        }
        text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(state.total)\n"
        let sum = PrometheusText.number(state.sum)
        return text + "\(name)_sum\(labels) \(sum)\n\(name)_count\(labels) \(state.total)\n"
    }
}
