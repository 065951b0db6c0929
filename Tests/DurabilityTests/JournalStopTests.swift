import Durability
import FoundationEssentials
import Testing

@testable import Durability

@Suite("A worker that stops", .timeLimit(.minutes(1)))
struct JournalStopTests {
    struct Stopped: Error, Equatable {}

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
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
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await worker.run { try await Task.sleep(for: .seconds(3600)) }
            }
            try? await eventually { !fixture.events.started.isEmpty }
            group.cancelAll()
        }
        let run = try await worker.show(RunID(rawValue: "r1"))?.summary
        #expect(run?.state == .waiting)
        #expect(run?.failures == 0)
        #expect(run?.lastError == nil)
    }
}
