import FoundationEssentials
public import Runtime

/// The calls that one token may make, shared by everybody who calls with it.
///
/// Calls get their places in the order in which they ask.
public actor RateLimiter {
    /// So many calls in any stretch of so many seconds.
    public struct Limit: Sendable {
        public let calls: Int
        public let seconds: Double

        public init(calls: Int, seconds: Double) {
            self.calls = calls
            self.seconds = seconds
        }
    }

    private let limit: Limit?
    private let clock: WallClock

    /// When the latest calls took or take place, in order, in seconds.
    private var places: [Double] = []

    /// Until when the vendor wants to hear nothing.
    private var pausedUntil = -Double.infinity

    /// - Parameters:
    ///   - limit: How many calls; without one they are only paused.
    ///   - clock: The time, and how to wait.
    public init(_ limit: Limit? = nil, clock: WallClock = .system) {
        self.limit = limit
        self.clock = clock
    }

    /// Waits until a call may be made.
    ///
    /// - Parameter patience: The most seconds to wait.
    /// - Throws: ``RateLimited`` at once when it would take longer; then no
    ///   place is taken. `CancellationError` while it waits.
    public func admit(patience: Double) async throws {
        let deadline = now() + patience
        var place = try take(before: deadline)
        while true {
            let wait = place - now()
            if wait > 0 { try await clock.sleep(wait) }
            // The vendor may have asked for quiet while this call waited.
            guard pausedUntil > now() else { return }
            place = try take(before: deadline)
        }
    }

    /// Lets nobody through for some seconds, also who waits already.
    public func pause(for seconds: Double) {
        pausedUntil = max(pausedUntil, now() + seconds)
    }

    private func take(before deadline: Double) throws(RateLimited) -> Double {
        let place = earliest()
        guard place <= deadline else { throw RateLimited(retryAfter: place - now()) }
        if let limit {
            places.append(place)
            places.removeFirst(max(places.count - limit.calls, 0))
        }
        return place
    }

    private func earliest() -> Double {
        var place = max(now(), pausedUntil)
        guard let limit else { return place }
        if places.count >= limit.calls {
            place = max(place, places[places.count - limit.calls] + limit.seconds)
        }
        // After a pause those who waited come one by one, not all at once.
        if let latest = places.last, latest >= pausedUntil, place < pausedUntil + limit.seconds {
            place = max(place, latest + limit.seconds / Double(limit.calls))
        }
        return place
    }

    private func now() -> Double { clock.now().timeIntervalSinceReferenceDate }
}

/// A place would have come too late.
public struct RateLimited: Error {
    /// Seconds until there is one.
    public let retryAfter: Double
}
