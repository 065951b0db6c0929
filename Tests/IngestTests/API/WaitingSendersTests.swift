import Synchronization
import Testing

@testable import Ingest

@Suite("Senders who wait at the door")
struct WaitingSendersTests {
    private let clock = DoorClock()
    private let senders: WaitingSenders

    init() {
        senders = WaitingSenders(places: 2, now: clock.now)
    }

    @Test func `are turned away when all places are taken, until one is free`() throws {
        let first = try senders.letIn()
        let second = try senders.letIn()
        #expect(!senders.haveRoom)
        #expect(throws: SubmissionError.queueFull) { _ = try senders.letIn() }
        first.leave()
        #expect(senders.haveRoom)
        let third = try senders.letIn()
        let areInside = (second.isInside, third.isInside)
        #expect(areInside == (true, true))
    }

    @Test func `are let in without a place once nobody has been served for a while`() throws {
        let first = try senders.letIn()
        let second = try senders.letIn()
        clock.advance(by: .seconds(WaitingSenders.patience + 0.1))
        #expect(senders.haveRoom)
        let third = try senders.letIn()
        let isInside = third.isInside
        #expect(!isInside)

        senders.noteServed()
        #expect(!senders.haveRoom)
        #expect(throws: SubmissionError.queueFull) { _ = try senders.letIn() }
        let areInside = (first.isInside, second.isInside)
        #expect(areInside == (true, true))
    }

    @Test func `are not let in without a place when the door was empty for long`() throws {
        clock.advance(by: .seconds(3600))
        let first = try senders.letIn()
        let second = try senders.letIn()
        #expect(throws: SubmissionError.queueFull) { _ = try senders.letIn() }
        let areInside = (first.isInside, second.isInside)
        #expect(areInside == (true, true))
    }
}

/// A clock that stands until it is moved.
private final class DoorClock: Sendable {
    private let instant = Mutex(ContinuousClock.now)

    var now: @Sendable () -> ContinuousClock.Instant { { self.instant.withLock { $0 } } }

    func advance(by duration: Duration) {
        instant.withLock { $0 += duration }
    }
}
