import Synchronization

/// A service's figures, in the Prometheus text format.
///
/// A metric is made once, at start, and kept by who counts with it; asking
/// again for the same name and labels returns the same metric. A name belongs
/// to one kind of metric.
public final class Metrics: Sendable {
    private enum Metric: Sendable {
        case counter(Counter)
        case gauge(@Sendable () -> Double)
        case histogram(Histogram)

        var type: String {
            switch self {
            case .counter: "counter"
            case .gauge: "gauge"
            case .histogram: "histogram"
            }
        }
    }

    private struct Family {
        let help: String
        let type: String

        /// By their labels as they are written.
        var series: [String: Metric] = [:]
    }

    private let families = Mutex<[String: Family]>([:])
    private let refreshers = Mutex<[@Sendable () async -> Void]>([])

    public init() {}

    /// A figure that only grows.
    public func counter(_ name: String, _ help: String, labels: [String: String] = [:]) -> Counter {
        guard case .counter(let counter) = metric(name, help, labels, or: .counter(Counter()))
        else { preconditionFailure("\(name) is not a counter") }
        return counter
    }

    /// A figure that is asked for when the metrics are read.
    ///
    /// Of two under one name and labels the later one holds.
    public func gauge(
        _ name: String,
        _ help: String,
        labels: [String: String] = [:],
        _ value: @escaping @Sendable () -> Double
    ) {
        families.withLock { families in
            families[name, default: Family(help: help, type: "gauge")]
                .series[PrometheusText.labels(labels)] = .gauge(value)
        }
    }

    /// How long something takes, in seconds.
    public func histogram(
        _ name: String,
        _ help: String,
        labels: [String: String] = [:]
    )
        -> Histogram
    {
        guard
            case .histogram(let histogram) = metric(name, help, labels, or: .histogram(Histogram()))
        else { preconditionFailure("\(name) is not a histogram") }
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

    private func metric(
        _ name: String,
        _ help: String,
        _ labels: [String: String],
        or new: Metric
    ) -> Metric {
        let labels = PrometheusText.labels(labels)
        return families.withLock { families in
            if let metric = families[name]?.series[labels] { return metric }
            families[name, default: Family(help: help, type: new.type)].series[labels] = new
            return new
        }
    }

    private func rendered() -> String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }.map { name, family in
            "# HELP \(name) \(PrometheusText.escaped(family.help))\n# TYPE \(name) \(family.type)\n"
                + family.series.sorted { $0.key < $1.key }
                .map { Self.lines(name, $0.key, $0.value) }.joined()
        }.joined()
    }

    private static func lines(_ name: String, _ labels: String, _ metric: Metric) -> String {
        switch metric {
        case .counter(let counter): "\(name)\(labels) \(counter.value)\n"
        case .gauge(let value): "\(name)\(labels) \(PrometheusText.number(value()))\n"
        case .histogram(let histogram): histogram.render(name, labels)
        }
    }
}
