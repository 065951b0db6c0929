import FoundationEssentials
public import Runtime
import Synchronization

/// Time that passes only when somebody waits.
public final class TestTime: Sendable {
    private let now = Mutex(Date(timeIntervalSinceReferenceDate: 0))

    public init() {}

    /// How many seconds have been waited so far.
    public var seconds: Double { now.withLock { $0.timeIntervalSinceReferenceDate } }

    /// Lets time pass without anybody waiting, as a slow call does.
    public func pass(_ seconds: Double) { now.withLock { $0 += seconds } }

    public var clock: WallClock {
        WallClock(
            now: { self.now.withLock { $0 } },
            sleep: { seconds in self.now.withLock { $0 += seconds } }
        )
    }
}
