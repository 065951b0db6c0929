import Durability
import FoundationEssentials
import Testing

@Suite("The counts of a journal", .timeLimit(.minutes(2)))
struct JournalCountsTests {
    struct Failure: RunFailure {
        let decision: RetryDecision
        var summary: String { "failed" }
    }

    let fixture: JournalFixture
    let clock = TestClock()

    init() async throws {
        fixture = try await JournalFixture()
    }

    @Test func `add up at every moment, whatever fails`() async throws {
        let limits = JournalLimits(
            concurrentRuns: 7,
            concurrentRetries: 4,
            attempts: 5,
            backoff: Backoff(base: 1, cap: 10)
        )
        let worker = fixture.worker(limits: limits, clock: clock.clock) { run in
            _ = try await run.compute("a") { 1 }
            _ = try await run.effect("b") { _ in
                switch Int.random(in: 0..<10) {
                case 0...3: throw Failure(decision: .retry(after: nil))
                case 4: throw Failure(decision: .quarantine)
                default: return 1
                }
            }
            return Data()
        }
        try await worker.run {
            for batch in 0..<40 {
                try await fixture.accept(
                    (0..<10).map { "r\(batch)-\($0)" },
                    at: clock.now
                )
                worker.look()
                try await expectBalance(worker, received: (batch + 1) * 10)
            }
            try await eventually {
                try await expectBalance(worker, received: 400)
                return fixture.events.ended.count == 400
            }
        }
        let counts = try await worker.counts()["request"]
        #expect(counts?.done == fixture.events.done.count)
        #expect(counts?.quarantined == fixture.events.quarantined.count)
        #expect(counts?.running == 0)
        #expect(counts?.waiting == 0)
    }

    private func expectBalance(_ worker: JournalWorker, received: Int) async throws {
        let counts = try #require(try await worker.counts()["request"])
        #expect(counts.received == received)
        #expect(
            counts.received == counts.running + counts.waiting + counts.done + counts.quarantined
        )
    }

    @Test func `name every kind that has a workflow`() async throws {
        let counts = try await fixture.worker { _ in Data() }.counts()
        #expect(counts == ["request": RunCounts()])
    }

    @Test func `still hold what was purged`() async throws {
        let ids = (1...25).map { "r\($0)" }
        try await fixture.accept(ids, at: TestClock.start)
        try await fixture.carryOut(ids, clock: clock.clock) { run in
            try await run.effect("a") { _ in Data() }
        }
        try await fixture.accept(["late"], at: clock.now)
        let worker = fixture.worker { _ in Data() }
        #expect(try await worker.purge(doneBefore: TestClock.start) == 0)
        #expect(try await worker.purge(doneBefore: .distantFuture, batch: 10) == 25)
        let counts = try await worker.counts()["request"]
        #expect(counts?.received == 26)
        #expect(counts?.done == 25)
        #expect(counts?.waiting == 1)
        #expect(try await worker.list().map(\.id.rawValue) == ["late"])
        #expect(try await worker.show(RunID(rawValue: "r1")) == nil)
    }
}
