import Synchronization

extension Metrics {
    /// How many things there are in each state, as gauges with the label
    /// `state`.
    ///
    /// - Parameters:
    ///   - name: The metric's name.
    ///   - help: What is counted.
    ///   - states: Those that are shown.
    ///   - counts: Asked before each reading; when there is nothing, the last
    ///     counts stay.
    public func gauges<State: RawRepresentable<String> & Hashable & Sendable>(
        _ name: String,
        _ help: String,
        of states: [State],
        _ counts: @escaping @Sendable () async -> [State: Int]?
    ) {
        let shown = Shown<State>()
        beforeReading {
            if let fresh = await counts() { shown.counts.withLock { $0 = fresh } }
        }
        for state in states {
            gauge(name, help, labels: ["state": state.rawValue]) {
                Double(shown.counts.withLock { $0[state] ?? 0 })
            }
        }
    }

    private final class Shown<State: Hashable & Sendable>: Sendable {
        let counts = Mutex<[State: Int]>([:])
    }
}
