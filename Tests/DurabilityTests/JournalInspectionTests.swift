import Durability
import FoundationEssentials
import Testing

@Suite("An operator", .timeLimit(.minutes(1)))
struct JournalInspectionTests {
    struct Refusal: RunFailure {
        var decision: RetryDecision { .quarantine }
        var summary: String { "refused" }
    }

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
        for number in 1...6 {
            try await fixture.accept(
                ["r\(number)"],
                at: TestClock.start.addingTimeInterval(Double(number))
            )
        }
        let limits = JournalLimits(concurrentRuns: 1)
        try await fixture.carryOut((1...6).map { "r\($0)" }, limits: limits) { run in
            if ["r2", "r5"].contains(run.id.rawValue) { throw Refusal() }
            _ = try await run.compute("classify") { "SUPPORT" }
            try run.write("note") { _ in }
            return try await run.effect("ticket") { _ in Data("7".utf8) }
        }
        try await fixture.accept(["w1"], kind: "reminder", notBefore: .distantFuture)
    }

    private func ids(
        _ state: RunState? = nil,
        kind: String? = nil,
        limit: Int = 100,
        before: String? = nil
    ) async throws -> [String] {
        let worker = fixture.worker { _ in Data() }
        return try await worker.list(
            state: state,
            kind: kind,
            limit: limit,
            before: before.map { RunID(rawValue: $0) }
        ).map(\.id.rawValue)
    }

    @Test func `sees the runs, the newest first`() async throws {
        #expect(try await ids() == ["w1", "r6", "r5", "r4", "r3", "r2", "r1"])
        #expect(try await ids(.quarantined) == ["r5", "r2"])
        #expect(try await ids(.waiting) == ["w1"])
        #expect(try await ids(.running) == [])
        #expect(try await ids(kind: "reminder") == ["w1"])
        #expect(try await ids(.done, kind: "reminder") == [])
    }

    @Test func `turns the pages`() async throws {
        #expect(try await ids(limit: 3) == ["w1", "r6", "r5"])
        #expect(try await ids(limit: 3, before: "r5") == ["r4", "r3", "r2"])
        #expect(try await ids(.done, limit: 2, before: "r4") == ["r3", "r1"])
        #expect(try await ids(limit: 3, before: "r1") == [])
    }

    @Test func `sees a run with its steps`() async throws {
        let worker = fixture.worker { _ in Data() }
        let details = try #require(try await worker.show(RunID(rawValue: "r1")))
        #expect(details.summary.state == .done)
        #expect(details.summary.trace == "trace-r1")
        #expect(details.summary.finishedAt != nil)
        #expect(details.payload == Data("r1".utf8))
        #expect(details.result == Data("7".utf8))
        #expect(details.steps.map(\.name) == ["classify", "note", "ticket"])
        #expect(details.steps.map(\.type) == ["computed", "written", "effect"])
        #expect(details.steps.first?.result == Data(#""SUPPORT""#.utf8))
        #expect(try await worker.show(RunID(rawValue: "none")) == nil)
    }

    @Test func `sees why a run is quarantined`() async throws {
        let worker = fixture.worker { _ in Data() }
        let run = try await worker.list(state: .quarantined).first
        #expect(run?.lastError == "refused")
        #expect(run?.failures == 1)
    }

    @Test func `sees which run is running`() async throws {
        try await fixture.accept(["now"])
        let worker = fixture.worker(limits: JournalLimits(drain: .zero)) { _ in
            try await Task.sleep(for: .seconds(3600))
            return Data()
        }
        try await worker.run {
            try await eventually { fixture.events.started.contains("now") }
            let running = try await worker.list(state: .running).map(\.id.rawValue)
            #expect(running == ["now"])
            let state = try await worker.show(RunID(rawValue: "now"))?.summary.state
            #expect(state == .running)
            let isRetried = try await worker.retry(RunID(rawValue: "now"))
            #expect(!isRetried)
        }
    }
}
