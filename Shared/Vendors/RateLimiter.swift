import FoundationEssentials
public import Runtime

/// The calls that one token may make, shared by everybody who calls with it.
///
/// A lane is a limit that the vendor counts by itself, such as HubSpot's
/// search. Calls get their places in the order in which they ask.
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

    /// A limit that is counted by itself.
    public struct Lane: Hashable, Sendable {
        public let name: String

        public init(_ name: String) { self.name = name }

        /// The limit of calls that belong to no other.
        public static let usual = Lane("usual")
    }

    private struct Schedule {
        /// When the latest calls took or take place, in order, in seconds.
        var places: [Double] = []

        /// Until when the vendor wants to hear nothing.
        var pausedUntil = -Double.infinity
    }

    private let limits: [Lane: Limit]
    private let clock: WallClock
    private var schedules: [Lane: Schedule] = [:]

    /// - Parameters:
    ///   - limits: The limit of each lane; a lane without one is only paused.
    ///   - clock: The time, and how to wait.
    public init(_ limits: [Lane: Limit], clock: WallClock = .system) {
        self.limits = limits
        self.clock = clock
    }

    /// Waits until a call may be made.
    ///
    /// - Parameters:
    ///   - lane: The limit that counts it.
    ///   - patience: The most seconds to wait.
    /// - Throws: ``RateLimited`` at once when it would take longer; then no
    ///   place is taken. `CancellationError` while it waits.
    public func admit(_ lane: Lane = .usual, patience: Double) async throws {
        let deadline = now() + patience
        var place = try take(lane, before: deadline)
        while true {
            let wait = place - now()
            if wait > 0 { try await clock.sleep(wait) }
            // The vendor may have asked for quiet while this call waited.
            guard schedules[lane, default: Schedule()].pausedUntil > now() else { return }
            place = try take(lane, before: deadline)
        }
    }

    /// Lets nobody through for some seconds, also who waits already.
    public func pause(_ lane: Lane = .usual, for seconds: Double) {
        let until = now() + seconds
        schedules[lane, default: Schedule()].pausedUntil = max(
            schedules[lane, default: Schedule()].pausedUntil,
            until
        )
    }

    private func take(_ lane: Lane, before deadline: Double) throws(RateLimited) -> Double {
        var schedule = schedules[lane, default: Schedule()]
        let place = earliest(in: schedule, limits[lane])
        guard place <= deadline else { throw RateLimited(retryAfter: place - now()) }
        if let limit = limits[lane] {
            schedule.places.append(place)
            schedule.places.removeFirst(max(schedule.places.count - limit.calls, 0))
        }
        schedules[lane] = schedule
        return place
    }

    private func earliest(in schedule: Schedule, _ limit: Limit?) -> Double {
        var place = max(now(), schedule.pausedUntil)
        guard let limit else { return place }
        if schedule.places.count >= limit.calls {
            place = max(place, schedule.places[schedule.places.count - limit.calls] + limit.seconds)
        }
        // After a pause those who waited come one by one, not all at once.
        if let latest = schedule.places.last, latest >= schedule.pausedUntil,
            place < schedule.pausedUntil + limit.seconds
        {
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
