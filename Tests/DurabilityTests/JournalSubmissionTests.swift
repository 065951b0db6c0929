import Database
import FoundationEssentials
import SQLite
import Synchronization
import Testing

@testable import Durability

@Suite("A run that is submitted as it was accepted", .timeLimit(.minutes(2)))
struct JournalSubmissionTests {
    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
    }

    private func accept(_ id: String, notBefore: Date? = nil) async throws -> AcceptedRun {
        try await fixture.database.write { connection in
            try Journal.enqueue(
                connection,
                id: RunID(rawValue: id),
                kind: "request",
                payload: Data(id.utf8),
                trace: "trace",
                at: Date(),
                notBefore: notBefore
            )
        }
    }

    /// Waits until the worker rests, so that no look of its start is under way.
    private func rested(_ worker: JournalWorker) async throws {
        try await eventually { worker.roster.looks > 0 }
    }

    @Test func `is carried out without being read`() async throws {
        let worker = fixture.worker { run in
            _ = try await run.effect("ticket") { key in key }
            return run.payload + Data(run.trace?.utf8 ?? "".utf8)
        }
        try await worker.run {
            try await rested(worker)
            let before = fixture.database.statistics.reads
            for number in 1...20 {
                let expected = worker.expect(RunID(rawValue: "r\(number)"))
                defer { worker.forget(expected) }
                worker.submit(try await accept("r\(number)"), as: expected)
                let outcome = await worker.outcome(of: expected, within: .seconds(60))
                #expect(outcome == .done(Data("r\(number)trace".utf8)))
            }
            #expect(fixture.database.statistics.reads == before)
        }
    }

    @Test func `begins at the same moment as a later attempt would`() async throws {
        let moments = Mutex<[Date]>([])
        let limits = JournalLimits(backoff: Backoff(base: 0, jitter: { _ in 0 }))
        let worker = fixture.worker(limits: limits) { run in
            moments.withLock { $0.append(run.createdAt) }
            if run.attempt == 1 { throw JournalScheduleTests.Outage() }
            return Data()
        }
        try await worker.run {
            try await rested(worker)
            let expected = worker.expect(RunID(rawValue: "r1"))
            defer { worker.forget(expected) }
            worker.submit(try await accept("r1"), as: expected)
            let outcome = await worker.outcome(of: expected, within: .seconds(60))
            #expect(outcome == .done(Data()))
        }
        #expect(moments.withLock { $0 }.count == 2)
        #expect(Set(moments.withLock { $0 }).count == 1)
    }

    @Test func `is not carried out again when a look has found it first`() async throws {
        let worker = fixture.worker { _ in Data() }
        try await worker.run {
            try await rested(worker)
            let id = RunID(rawValue: "r1")
            let expected = worker.expect(id)
            defer { worker.forget(expected) }
            let run = try await accept("r1")
            worker.look()
            let result = try await worker.outcome(of: id, within: .seconds(60))
            #expect(result == Data())
            worker.submit(run, as: expected)
            // Whatever that call has begun ends before this one.
            try await fixture.accept(["r2"])
            worker.look()
            _ = try await worker.outcome(of: RunID(rawValue: "r2"), within: .seconds(60))
        }
        #expect(fixture.events.started.count == 2)
    }

    @Test func `is carried out once, however often the worker looks meanwhile`() async throws {
        let ids = (1...400).map { "r\($0)" }
        let worker = fixture.worker(limits: JournalLimits(concurrentRuns: 16)) { run in
            _ = try await run.effect("ticket") { key in key }
            return Data()
        }
        try await worker.run {
            try await withThrowingTaskGroup(of: RunOutcome.self) { group in
                for id in ids {
                    group.addTask {
                        let expected = worker.expect(RunID(rawValue: id))
                        defer { worker.forget(expected) }
                        let run = try await accept(id)
                        if id.hasSuffix("3") { worker.look() }
                        worker.submit(run, as: expected)
                        return await worker.outcome(of: expected, within: .seconds(60))
                    }
                }
                for try await outcome in group { #expect(outcome == .done(Data())) }
            }
        }
        #expect(fixture.events.started.count == 400)
        #expect(Set(fixture.events.done).count == 400)
        let unrecorded = fixture.events.all.contains {
            if case .notRecorded = $0 { true } else { false }
        }
        #expect(!unrecorded)
    }

    @Test func `begins no earlier than it may`() async throws {
        let begun = Mutex<Date?>(nil)
        let worker = fixture.worker { _ in
            begun.withLock { $0 = Date() }
            return Data()
        }
        let due = Date().addingTimeInterval(0.3)
        try await worker.run {
            try await rested(worker)
            let expected = worker.expect(RunID(rawValue: "r1"))
            defer { worker.forget(expected) }
            worker.submit(try await accept("r1", notBefore: due), as: expected)
            let outcome = await worker.outcome(of: expected, within: .seconds(60))
            #expect(outcome == .done(Data()))
        }
        #expect(begun.withLock { $0 }.map { $0 >= due.addingTimeInterval(-0.002) } == true)
    }

    @Test func `tells that it was put aside`() async throws {
        let worker = fixture.worker { _ in throw JournalOutcomeTests.Refusal() }
        try await worker.run {
            let expected = worker.expect(RunID(rawValue: "r1"))
            defer { worker.forget(expected) }
            worker.submit(try await accept("r1"), as: expected)
            let outcome = await worker.outcome(of: expected, within: .seconds(60))
            #expect(outcome == .quarantined)
        }
    }
}
