import Durability
import FoundationEssentials
import Runtime
import Synchronization

/// A time of day that stands still until a test moves it on.
final class TestClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_767_603_600)

    private let time = Mutex(start)
    private let made = ContinuousClock.now

    var now: Date { time.withLock { $0 } }

    func advance(by seconds: Double) {
        time.withLock { $0.addTimeInterval(seconds) }
    }

    /// For Ingest: nobody who sleeps waits.
    var wall: WallClock {
        WallClock(now: { self.now }, sleep: { _ in try Task.checkCancellation() })
    }

    /// For the journal: the same time with real seconds on top, so that what
    /// is due in a moment becomes due.
    var journal: JournalClock {
        JournalClock(
            now: { self.now.addingTimeInterval(self.made.duration(to: .now) / .seconds(1)) },
            sleep: { try await Task.sleep(for: $0) }
        )
    }
}

/// Looks again and again until the condition holds; the suite's time limit
/// ends a vain wait.
func eventually(_ condition: () async throws -> Bool) async throws {
    while try await !condition() {
        try await Task.sleep(for: .milliseconds(1))
    }
}
