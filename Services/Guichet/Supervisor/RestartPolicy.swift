/// How long to wait before a service that died is started again.
///
/// The first restart is immediate; a service that keeps dying young waits
/// longer each time, so that it cannot keep the machine busy. One that has
/// never lived, as when its port is taken, is given up after a while.
struct RestartPolicy: Equatable {
    /// A service that ran so many seconds is healthy.
    static let healthyAge = 10.0

    /// So many deaths of a service that has never been healthy are enough:
    /// about 16 seconds.
    static let firstAttempts = 8
    private static let longestPause = 30.0

    private var youngDeaths = 0
    private var wasHealthy = false

    init() {}

    /// Notes a death and returns the seconds to wait; nothing when starting it
    /// again is of no use.
    mutating func pause(afterRunning seconds: Double) -> Double? {
        let isHealthy = seconds >= Self.healthyAge
        wasHealthy = wasHealthy || isHealthy
        youngDeaths = isHealthy ? 1 : youngDeaths + 1
        guard wasHealthy || youngDeaths < Self.firstAttempts else { return nil }
        guard youngDeaths > 1 else { return 0 }
        return min(0.25 * Double(1 << min(youngDeaths - 2, 10)), Self.longestPause)
    }
}
