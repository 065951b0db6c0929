/// How long to wait before a service that died is started again.
///
/// The first restart is immediate; a service that keeps dying young waits
/// longer each time, so that it cannot keep the machine busy.
struct RestartPolicy: Equatable {
    /// A service that ran so many seconds is healthy again.
    private static let healthyAge = 10.0
    private static let longestPause = 30.0

    private var youngDeaths = 0

    init() {}

    /// Notes a death and returns the seconds to wait.
    mutating func pause(afterRunning seconds: Double) -> Double {
        youngDeaths = seconds < Self.healthyAge ? youngDeaths + 1 : 1
        guard youngDeaths > 1 else { return 0 }
        return min(0.25 * Double(1 << min(youngDeaths - 2, 10)), Self.longestPause)
    }
}
