import Contracts
import Observability

/// One route's figures.
struct RequestFigures: Sendable {
    private let duration: Histogram
    private let byClass: [Counter]

    init(_ metrics: Metrics, method: Contracts.Method, path: String) {
        let labels = ["method": method.rawValue, "route": path]
        duration = metrics.histogram(
            "guichet_http_request_seconds",
            "Time to answer a request",
            labels: labels
        )
        byClass = (1...5).map { digit in
            metrics.counter(
                "guichet_http_requests_total",
                "Requests answered",
                labels: labels.merging(["status": "\(digit)xx"]) { _, new in new }
            )
        }
    }

    /// Counts a request that its handler was asked to answer.
    func observe(_ status: Int, _ time: Duration) {
        duration.observe(time / .seconds(1))
        count(status)
    }

    /// Counts an answer, such as one that its head alone was refused with.
    func count(_ status: Int) {
        byClass[min(max(status / 100, 1), 5) - 1].add()
    }
}
