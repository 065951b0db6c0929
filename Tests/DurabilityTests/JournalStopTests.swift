import Database
import FoundationEssentials
import SQLite
import Testing

@testable import Durability

@Suite("A worker that stops", .timeLimit(.minutes(1)))
struct JournalStopTests {
    struct Stopped: Error, Equatable {}

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
    }

    /// Runs a worker and cancels it once something has happened.
    private func cancel(
        _ worker: JournalWorker,
        once condition: () async throws -> Bool
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await worker.run { try await Task.sleep(for: .seconds(3600)) }
            }
            try? await eventually(condition)
            group.cancelAll()
        }
    }

    @Test func `lets what runs end, and begins nothing more`() async throws {
        try await fixture.accept(["r1", "r2"])
        let release = Promise<Void>()
        let worker = fixture.worker(limits: JournalLimits(concurrentRuns: 1)) { _ in
            try await release.value
            return Data()
        }
        try await worker.run {
            try await eventually { !fixture.events.started.isEmpty }
            worker.roster.stop()
            release.fulfil(())
        }
        #expect(fixture.events.done.count == 1)
        #expect(fixture.events.started.count == 1)
    }

    @Test func `throws what its body throws`() async throws {
        let worker = fixture.worker { _ in Data() }
        await #expect(throws: Stopped()) { try await worker.run { throw Stopped() } }
    }

    @Test func `leaves its runs as they are when it is cancelled`() async throws {
        try await fixture.accept(["r1"])
        let worker = fixture.worker(limits: JournalLimits(attempts: 1)) { _ in
            try await Task.sleep(for: .seconds(3600))
            return Data()
        }
        await cancel(worker) { !fixture.events.started.isEmpty }
        let run = try await worker.show(RunID(rawValue: "r1"))?.summary
        #expect(run?.state == .waiting)
        #expect(run?.failures == 0)
        #expect(run?.lastError == nil)
    }

    @Test func `keeps what its runs know when it is cancelled`() async throws {
        try await fixture.accept(["r1"])
        let (asked, hung) = (Counter(), Counter())
        let workflow: JournalWorker.Workflow = { run in
            _ = try await run.call("ticket") { _ in asked.next() }
            try run.write("noted", mayWait: true) { connection in
                try connection.execute("CREATE TABLE notes (text TEXT)")
            }
            return try await run.call("notice") { _ in
                if hung.next() == 1 { try await Task.sleep(for: .seconds(3600)) }
                return Data()
            }
        }
        let worker = fixture.worker(workflow)
        await cancel(worker) { hung.count == 1 }
        #expect(try await hasNotes())
        try await fixture.carryOut(["r1"], workflow)
        #expect(asked.count == 1)
        #expect(fixture.events.done == ["r1"])
    }

    private func hasNotes() async throws -> Bool {
        try await fixture.database.read { connection in
            try connection.first("SELECT 1 FROM sqlite_master WHERE name = 'notes'") != nil
        }
    }

    @Test func `does not keep what a step made do with while it was cancelled`() async throws {
        try await fixture.accept(["r1"])
        let begun = Counter()
        let workflow: JournalWorker.Workflow = { run in
            try await run.compute("type") {
                guard begun.next() == 1 else { return Data("found".utf8) }
                try? await Task.sleep(for: .seconds(3600))
                return Data("made do".utf8)
            }
        }
        let worker = fixture.worker(workflow)
        await cancel(worker) { begun.count == 1 }
        let next = fixture.worker(workflow)
        try await next.run { try await eventually { fixture.events.done == ["r1"] } }
        let result = try await next.outcome(of: RunID(rawValue: "r1"), within: .seconds(60))
        #expect(result == Data("found".utf8))
    }
}
