import FoundationEssentials
import Synchronization
import Testing

@testable import Durability

@Suite("A worker with much to do", .timeLimit(.minutes(2)))
struct JournalScheduleTests {
    struct Outage: Error {}

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
    }

    @Test func `carries out no more runs at once than it may`() async throws {
        let ids = (1...40).map { "r\($0)" }
        let running = Mutex((now: 0, most: 0))
        try await fixture.accept(ids)
        try await fixture.carryOut(ids, limits: JournalLimits(concurrentRuns: 5)) { _ in
            running.withLock { running in
                running.now += 1
                running.most = max(running.most, running.now)
            }
            for _ in 1...20 { await Task.yield() }
            running.withLock { $0.now -= 1 }
            return Data()
        }
        #expect(running.withLock { $0.most } == 5)
        #expect(fixture.events.done.count == 40)
    }

    @Test func `begins the oldest first`() async throws {
        let ids = (1...20).map { "r\($0)" }
        for (age, id) in ids.enumerated() {
            try await fixture.accept([id], at: TestClock.start.addingTimeInterval(Double(age)))
        }
        try await fixture.carryOut(ids, limits: JournalLimits(concurrentRuns: 1)) { _ in Data() }
        #expect(fixture.events.done == ids)
    }

    @Test func `begins what a clock that was set back leaves in the future`() async throws {
        let tomorrow = Date().addingTimeInterval(86_400)
        try await fixture.accept(["r1"], at: tomorrow)
        try await fixture.accept(["later"], at: tomorrow, notBefore: tomorrow + 60)
        try await fixture.carryOut(["r1"]) { _ in Data() }
        #expect(fixture.events.done == ["r1"])
    }

    @Test func `begins it too when the clock is set back while it works`() async throws {
        let time = TestClock()
        let release = Promise<Void>()
        let worker = fixture.worker(
            limits: JournalLimits(concurrentRuns: 1, poll: .seconds(30)),
            clock: time.clock
        ) { run in
            if run.id.rawValue == "r1" { try await release.value }
            return Data()
        }
        try await fixture.accept(["r1"], at: time.now)
        try await worker.run {
            try await eventually { fixture.events.started == ["r1"] }
            try await fixture.accept(["r2"], at: time.now)
            // So far that looking again and again, which moves the time on, is in vain.
            time.advance(by: -3_000_000_000)
            release.fulfil(())
            try await eventually { fixture.events.done == ["r1", "r2"] }
        }
    }

    @Test func `finds room for new runs behind a backlog of retries that hang`() async throws {
        let backlog = (1...20).map { "old\($0)" }
        try await fixture.accept(backlog)
        let limits = JournalLimits(
            concurrentRuns: 4,
            concurrentRetries: 3,
            backoff: Backoff(base: 0, jitter: { _ in 0 }),
            drain: .zero
        )
        let worker = fixture.worker(limits: limits) { run in
            if run.id.rawValue.hasPrefix("new") { return Data() }
            if run.attempt > 1 { try await Task.sleep(for: .seconds(3600)) }
            throw Outage()
        }
        try await worker.run {
            try await eventually { try await worker.counts()["request"]?.running == 3 }
            for number in 1...10 {
                let id = RunID(rawValue: "new\(number)")
                try await fixture.accept([id.rawValue])
                worker.look()
                let result = try await worker.outcome(of: id, within: .seconds(60))
                #expect(result == Data())
            }
        }
    }

    @Test func `keeps carrying out retries while new runs never end`() async throws {
        try await fixture.accept(["old"])
        let limits = JournalLimits(
            concurrentRuns: 2,
            backoff: Backoff(base: 0, jitter: { _ in 0 }),
            drain: .zero
        )
        let made = Counter()
        let worker = fixture.worker(limits: limits) { run in
            if run.id.rawValue == "old" {
                if run.attempt < 20 { throw Outage() }
                return Data()
            }
            // Each new run brings the next two.
            try run.write("more") { connection in
                for _ in 1...2 {
                    try Journal.enqueue(
                        connection,
                        id: RunID(rawValue: "new\(made.next())"),
                        kind: "request",
                        payload: Data(),
                        at: Date()
                    )
                }
            }
            return Data()
        }
        try await fixture.accept(["new0"])
        try await worker.run { try await eventually { fixture.events.done.contains("old") } }
    }

    @Test func `lets a run that somebody waits for pass a backlog that never ends`() async throws {
        let past = Date().addingTimeInterval(-3_600)
        try await fixture.accept((1...5).map { "old\($0)" }, at: past)
        let made = Counter()
        let limits = JournalLimits(concurrentRuns: 2, drain: .zero)
        let worker = fixture.worker(limits: limits) { run in
            if run.id.rawValue == "new" { return Data("answer".utf8) }
            // Each old run leaves another one that is older than the new run.
            try run.write("more") { connection in
                try Journal.enqueue(
                    connection,
                    id: RunID(rawValue: "older\(made.next())"),
                    kind: "request",
                    payload: Data(),
                    at: past
                )
            }
            return Data()
        }
        try await worker.run {
            try await eventually { fixture.events.done.count > 10 }
            let new = RunID(rawValue: "new")
            try await fixture.accept([new.rawValue])
            worker.look()
            let result = try await worker.outcome(of: new, within: .seconds(60))
            #expect(result == Data("answer".utf8))
        }
    }

    @Test func `begins a run no earlier than it may`() async throws {
        let clock = TestClock()
        let due = TestClock.start.addingTimeInterval(3 * 86_400)
        try await fixture.accept(["reminder"], at: TestClock.start, notBefore: due)
        try await fixture.accept(["r1"], at: TestClock.start)
        let begun = Mutex<[String: Date]>([:])
        // Each look moves the time on by as much: three days are 72 looks.
        let limits = JournalLimits(poll: .seconds(3_600))
        try await fixture.carryOut(["r1", "reminder"], limits: limits, clock: clock.clock) { run in
            begun.withLock { $0[run.id.rawValue] = clock.now }
            return Data()
        }
        let moments = begun.withLock { $0 }
        #expect(moments["reminder"].map { $0 >= due.addingTimeInterval(-0.001) } == true)
        #expect(moments["r1"].map { $0 < due } == true)
    }

    @Test func `keeps nothing of a large backlog in memory but what it carries out`() async throws {
        let ids = (1...3000).map { "r\($0)" }
        try await fixture.accept(ids)
        let worker = fixture.worker(limits: JournalLimits(concurrentRuns: 8)) { _ in Data() }
        try await worker.run {
            try await eventually {
                let counts = try await worker.counts()["request"]
                #expect((counts?.running ?? 0) <= 8)
                #expect(counts?.received == 3000)
                return counts?.done == 3000
            }
        }
        #expect(Set(fixture.events.done).count == 3000)
        #expect(fixture.events.started.count == 3000)
    }
}
