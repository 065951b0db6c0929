import Observability
import Synchronization
import TestSupport
import Testing

@testable import HTTP

@Suite("Refusals in the log")
struct RefusalLogTests {
    private let notes = Notes()

    @Test func `are one line a second for each kind, which counts those before`() throws {
        let clock = Clock()
        let refusals = RefusalLog(
            Log(service: "test", write: { [notes] in notes.add($0) }),
            now: clock.now
        )
        for _ in 1...3 { refusals.note("Full", { [.field("kind", "full")] }, trace: nil) }
        refusals.note("Away", { [.field("kind", "away")] }, trace: nil)
        #expect(notes.all.count == 2)
        #expect(!notes.all.joined().contains("refusals.unsaid"))

        clock.advance(by: RefusalLog.pause)
        refusals.note("Full", { [.field("kind", "full")] }, trace: nil)
        refusals.note("Away", { [.field("kind", "away")] }, trace: nil)
        try #require(notes.all.count == 4)
        #expect(notes.all[2].contains(#""refusals.unsaid":"2""#))
        #expect(!notes.all[3].contains("refusals.unsaid"))
    }

    @Test func `cost nothing when they are not said`() {
        let clock = Clock()
        let refusals = RefusalLog(Log(service: "test", write: { _ in }), now: clock.now)
        var asked = 0
        for _ in 1...1_000 {
            refusals.note(
                "Full",
                {
                    asked += 1
                    return []
                },
                trace: nil
            )
        }
        #expect(asked == 1)
    }

    /// A clock that moves on when the test says so.
    private final class Clock: Sendable {
        private let date = Mutex(ContinuousClock.now)

        @Sendable func now() -> ContinuousClock.Instant { date.withLock { $0 } }

        func advance(by pause: Duration) { date.withLock { $0 += pause } }
    }
}
