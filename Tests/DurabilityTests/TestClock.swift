import Durability
import FoundationEssentials
import Synchronization

/// A clock without waiting: whoever sleeps moves the time on.
///
/// With one sleeper at a time this is what would happen, only at once. A sleep
/// of ``forever`` or more ends by cancellation only.
final class TestClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_000_000)

    static let forever = Duration.seconds(1_000_000)

    private let time = Mutex(start)

    var now: Date { time.withLock { $0 } }

    func advance(by seconds: Double) {
        time.withLock { $0.addTimeInterval(seconds) }
    }

    var clock: JournalClock {
        JournalClock(
            now: { self.now },
            sleep: { duration in
                try Task.checkCancellation()
                if duration >= Self.forever { try await Task.sleep(for: duration) }
                self.advance(by: duration / .seconds(1))
                await Task.yield()
            }
        )
    }
}
