import Database
import Durability
import FoundationEssentials
import SQLite
import Testing

@testable import Durability

@Suite("Waiting for a run", .timeLimit(.minutes(1)))
struct JournalOutcomeTests {
    struct Refusal: RunFailure {
        var decision: RetryDecision { .quarantine }
        var summary: String { "refused" }
    }

    let fixture: JournalFixture
    let id = RunID(rawValue: "r1")

    init() async throws {
        fixture = try await JournalFixture()
    }

    @Test func `gives everybody its result`() async throws {
        let release = Promise<Void>()
        let worker = fixture.worker { _ in
            try await release.value
            return Data("result".utf8)
        }
        try await fixture.accept(["r1"])
        try await worker.run {
            let results = try await withThrowingTaskGroup(of: Data?.self) { group in
                for _ in 1...20 {
                    group.addTask { try await worker.outcome(of: id, within: .seconds(60)) }
                }
                release.fulfil(())
                return try await group.reduce(into: [Data?]()) { $0.append($1) }
            }
            #expect(results == Array(repeating: Data("result".utf8), count: 20))
            let later = try await worker.outcome(of: id, within: .zero)
            #expect(later == Data("result".utf8))
        }
    }

    @Test func `ends without a result when it takes too long`() async throws {
        let worker = fixture.worker(limits: JournalLimits(drain: .zero)) { _ in
            try await Task.sleep(for: .seconds(3600))
            return Data()
        }
        try await fixture.accept(["r1"])
        try await worker.run {
            let result = try await worker.outcome(of: id, within: .milliseconds(1))
            #expect(result == nil)
        }
    }

    @Test func `ends without a result when the run is quarantined or unknown`() async throws {
        let release = Promise<Void>()
        let worker = fixture.worker { _ in
            try await release.value
            throw Refusal()
        }
        try await fixture.accept(["r1"])
        try await worker.run {
            async let waiting = worker.outcome(of: id, within: .seconds(3600))
            release.fulfil(())
            let unknown = RunID(rawValue: "unknown")
            let results = [
                try await waiting,
                try await worker.outcome(of: id, within: .seconds(3600)),
                try await worker.outcome(of: unknown, within: .seconds(3600)),
            ]
            #expect(results == [nil, nil, nil])
        }
    }

    @Test func `ends when nobody waits any longer, and the run goes on`() async throws {
        let release = Promise<Void>()
        let worker = fixture.worker { _ in
            try await release.value
            return Data()
        }
        try await fixture.accept(["r1"])
        try await worker.run {
            try await withThrowingTaskGroup(of: Data?.self) { group in
                group.addTask { try await worker.outcome(of: id, within: .seconds(3600)) }
                group.cancelAll()
                let result = try await group.next()
                #expect(result == .some(nil))
            }
            release.fulfil(())
            try await eventually { fixture.events.done == ["r1"] }
        }
    }

    @Test func `gives the result that was recorded although the answer to that was lost`()
        async throws
    {
        try await fixture.accept(["r1", "r2"])
        let worker = fixture.worker(limits: JournalLimits(concurrentRuns: 1)) { run in
            try await fixture.database.write { connection in
                try connection.execute(
                    """
                    UPDATE runs SET state = 'done', result = \(Data("kept".utf8)), finished_at = 0
                    WHERE id = \(run.id)
                    """
                )
            }
            return Data("kept".utf8)
        }
        try await worker.run {
            for id in [id, RunID(rawValue: "r2")] {
                let result = try await worker.outcome(of: id, within: .seconds(3600))
                #expect(result == Data("kept".utf8))
            }
            // Each gives its place back.
            try await eventually { worker.roster.runningIDs.isEmpty }
        }
        let unrecorded = fixture.events.all.filter {
            if case .notRecorded = $0 { true } else { false }
        }
        #expect(unrecorded.count == 2)
    }
}
