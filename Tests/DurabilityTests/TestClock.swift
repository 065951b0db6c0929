import Durability
import FoundationEssentials
import Synchronization

/// A clock without waiting: whoever sleeps moves the time on.
///
/// With one sleeper at a time this is what would happen, only at once.
final class TestClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_000_000)

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
                self.advance(by: duration / .seconds(1))
                await Task.yield()
            }
        )
    }
}
