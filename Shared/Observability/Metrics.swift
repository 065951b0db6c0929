import Synchronization

/// A service's figures, in the Prometheus text format.
///
/// A metric is made once, at start, and kept by who counts with it; asking
/// again for the same name and labels returns the same metric.
public final class Metrics: Sendable {
    private struct Family {
        let help: String
        let type: String
        var series: [(labels: String, render: @Sendable (String, String) -> String)] = []
    }

    private let families = Mutex<[String: Family]>([:])
    private let refreshers = Mutex<[@Sendable () async -> Void]>([])

    public init() {}

    /// A figure that only grows.
    public func counter(_ name: String, _ help: String, labels: [String: String] = [:]) -> Counter {
        let counter = Counter()
        register(name, help, "counter", labels) { "\($0)\($1) \(counter.value)\n" }
        return counter
    }

    /// A figure that is asked for when the metrics are read.
    public func gauge(
        _ name: String,
        _ help: String,
        labels: [String: String] = [:],
        _ value: @escaping @Sendable () -> Double
    ) {
        register(name, help, "gauge", labels) { "\($0)\($1) \(Self.text(value()))\n" }
    }

    /// How long something takes, in seconds.
    public func histogram(
        _ name: String,
        _ help: String,
        labels: [String: String] = [:]
    )
        -> Histogram
    {
        let histogram = Histogram()
        register(name, help, "histogram", labels) { histogram.render($0, $1) }
        return histogram
    }

    /// Has figures that must be asked for elsewhere brought up to date before
    /// each reading.
    public func beforeReading(_ refresh: @escaping @Sendable () async -> Void) {
        refreshers.withLock { $0.append(refresh) }
    }

    /// All figures as they are now, in Prometheus text format 0.0.4.
    public func text() async -> String {
        for refresh in refreshers.withLock({ $0 }) { await refresh() }
        return rendered()
    }

    private func rendered() -> String {
        families.withLock { families in
            families.sorted { $0.key < $1.key }.map { name, family in
                "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.type)\n"
                    + family.series.map { $0.render(name, $0.labels) }.joined()
            }.joined()
        }
    }

    private func register(
        _ name: String,
        _ help: String,
        _ type: String,
        _ labels: [String: String],
        _ render: @escaping @Sendable (String, String) -> String
    ) {
        let rendered = Self.text(labels)
        families.withLock { families in
            families[name, default: Family(help: help, type: type)].series
                .append((rendered, render))
        }
    }

    private static func text(_ labels: [String: String]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.sorted { $0.key < $1.key }.map { name, value in
            "\(name)=\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        }
        return "{\(pairs.joined(separator: ","))}"
    }

    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

/// A figure that only grows.
public final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    public func add(_ amount: Int = 1) {
        count.add(amount, ordering: .relaxed)
    }

    public var value: Int { count.load(ordering: .relaxed) }
}

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

    func render(_ name: String, _ labels: String) -> String {
        let state = state.withLock { $0 }
        let inner = labels.dropFirst().dropLast()
        let prefix = inner.isEmpty ? "" : "\(inner),"
        var below = 0
        var text = ""
        for (bound, count) in zip(Self.bounds, state.counts) {
            below += count
            text += "\(name)_bucket{\(prefix)le=\"\(Metrics.text(bound))\"} \(below)\n"
        }
        text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(state.total)\n"
        return text + "\(name)_sum\(labels) \(state.sum)\n\(name)_count\(labels) \(state.total)\n"
    }
}
