import Database
import Durability
import FoundationEssentials
import Testing

@Suite("A run that fails", .timeLimit(.minutes(1)))
struct JournalRetryTests {
    struct Unknown: Error { let customer = "camille@example.com" }

    struct Known: RunFailure {
        var decision: RetryDecision
        var summary = "the CRM answered 429"
    }

    let fixture: JournalFixture
    let clock = TestClock()
    let limits = JournalLimits(
        attempts: 4,
        backoff: Backoff(base: 2, cap: 5, jitter: { $0 }),
        poll: TestClock.forever
    )

    init() async throws {
        fixture = try await JournalFixture()
        try await fixture.accept(["r1"], at: TestClock.start)
    }

    /// The seconds between two attempts each, for a workflow that always throws this.
    private func waits(_ error: any Error) async throws -> [Double] {
        try await fixture.carryOut(["r1"], limits: limits, clock: clock.clock) { _ in throw error }
        var waits: [Double] = []
        var last = TestClock.start
        for case .waiting(_, _, _, let due, _) in fixture.events.all {
            waits.append(due.timeIntervalSince(last))
            last = due
        }
        return waits.map { $0.rounded() }
    }

    private var reason: String? {
        if case .quarantined(_, _, let reason) = fixture.events.all.last { reason } else { nil }
    }

    @Test func `waits longer each time and is quarantined in the end`() async throws {
        #expect(try await waits(Unknown()) == [2, 4, 5])
        #expect(fixture.events.started.count == 4)
        #expect(reason == "gave up after 4 attempts: Unknown")
    }

    @Test func `is not tried before the time that the service asked for`() async throws {
        let error = Known(decision: .retry(after: 60))
        #expect(try await waits(error) == [62, 64, 65])
        #expect(reason == "gave up after 4 attempts: the CRM answered 429")
    }

    @Test(arguments: [(Double.infinity, 86_402.0), (-5, 2), (.nan, 2)])
    func `does not believe an absurd time to wait`(asked: Double, first: Double) async throws {
        #expect(try await waits(Known(decision: .retry(after: asked))).first == first)
    }

    @Test func `is quarantined at once when it cannot succeed`() async throws {
        #expect(try await waits(Known(decision: .quarantine)) == [])
        #expect(reason == "the CRM answered 429")
    }

    @Test func `is quarantined at once when its SQL is wrong`() async throws {
        #expect(try await waits(DatabaseError(.programming, "no such table: x")) == [])
    }

    @Test func `waits while its database cannot be used`() async throws {
        #expect(try await waits(DatabaseError(.unavailable, "disk full")).count == 3)
    }

    @Test func `of an unknown kind is quarantined`() async throws {
        try await fixture.accept(["x1"], kind: "mystery", at: TestClock.start)
        try await fixture.carryOut(["r1", "x1"]) { _ in Data() }
        #expect(fixture.events.quarantined == ["x1"])
    }

    @Test func `records what went wrong without what a customer wrote`() async throws {
        _ = try await waits(Unknown())
        let details = try await fixture.worker { _ in Data() }.show(RunID(rawValue: "r1"))
        #expect(details?.summary.lastError?.contains("camille") == false)
        #expect(details?.summary.state == .quarantined)
        #expect(details?.summary.failures == 4)
    }

    @Test func `is tried anew when an operator says so`() async throws {
        _ = try await waits(Known(decision: .quarantine))
        let worker = fixture.worker { _ in Data("result".utf8) }
        let id = RunID(rawValue: "r1")
        #expect(try await worker.counts()["request"]?.quarantined == 1)
        try await worker.run {
            let isRetried = try await worker.retry(id)
            #expect(isRetried)
            let result = try await worker.outcome(of: id, within: .seconds(60))
            #expect(result == Data("result".utf8))
            for other in [id, RunID(rawValue: "unknown")] {
                let isRetried = try await worker.retry(other)
                #expect(!isRetried)
            }
        }
        let counts = try await worker.counts()["request"]
        #expect(counts?.quarantined == 0)
        #expect(counts?.done == 1)
    }
}
