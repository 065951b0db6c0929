import Cryptography
import Database
import FoundationEssentials
import TestSupport
import Testing

@testable import Durability
@testable import SQLite

@Suite("A journal that holds much", .timeLimit(.minutes(2)))
struct JournalGrowthTests {
    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
    }

    @Test func `finds all it needs by an index`() async throws {
        let plans = PlanRecorder(fixture.database)
        try await plans.write { connection in
            for id in ["r1", "r2"] {
                try Journal.enqueue(
                    connection,
                    id: RunID(rawValue: id),
                    kind: "request",
                    payload: Data(),
                    at: Date()
                )
            }
        }
        let worker = JournalWorker(
            database: plans,
            workflows: [
                "request": { run in
                    _ = try await run.compute("one") { 1 }
                    if run.id.rawValue == "r2" { throw JournalOutcomeTests.Refusal() }
                    return try await run.effect("two") { _ in Data() }
                }
            ]
        )
        try await worker.run {
            for id in ["r1", "r2"] {
                _ = try await worker.outcome(of: RunID(rawValue: id), within: .seconds(60))
            }
            _ = try await worker.show(RunID(rawValue: "r1"))
            for state in RunState.allCases {
                _ = try await worker.list(state: state, before: RunID(rawValue: "r1"))
            }
            try await worker.retry(RunID(rawValue: "r2"))
            _ = try await worker.counts()
        }
        try await worker.purge(doneBefore: .distantFuture)
        // These hold a row for each kind, and the runs that are not done.
        let small = ["run_counts", "INDEX runs_open", "INDEX runs_quarantined"]
        let scans = plans.scans.filter { scan in !small.contains { scan.contains($0) } }
        #expect(scans == [])
        #expect(plans.noted.contains { $0.contains("SEARCH runs USING INDEX runs_by_time") })
    }

    @Test func `changes no more pages for a request when it is large`() async throws {
        try await fill(1_000)
        let small = try await changedPages()
        try await fill(30_000)
        let large = try await changedPages()
        #expect(small > 0)
        #expect(Double(large) <= 1.1 * Double(small), "\(small) pages before, \(large) after")
    }

    /// Keeps so many more done runs.
    private func fill(_ count: Int) async throws {
        try await fixture.database.write { connection in
            for number in 0..<count {
                let date = Date().addingTimeInterval(Double(number - count) / 1_000)
                let id = "req_\(Random.sortableToken(at: date))"
                try connection.execute(
                    """
                    INSERT INTO runs VALUES (\(id), 'request', 'done',
                        \(Data(repeating: 120, count: 600)), NULL, \(date), \(date), 0, 0, NULL,
                        NULL, \(date))
                    """
                )
                try connection.execute(
                    """
                    INSERT INTO run_pages
                        (run_id, first_step, recorded_at, steps, results, outcome)
                    VALUES (\(id), 'a', \(date), 'computed 0 a', \(Data()),
                        \(Data(repeating: 120, count: 600)))
                    """
                )
            }
        }
    }

    /// How many pages 40 runs write into the log, each commit its own.
    private func changedPages() async throws -> Int {
        try pages(after: "PRAGMA wal_checkpoint(TRUNCATE)")
        for _ in 1...40 {
            let id = "req_\(Random.sortableToken(at: Date()))"
            try await fixture.accept([id])
            try await fixture.carryOut([id]) { run in
                _ = try await run.effect("one") { _ in String(repeating: "x", count: 300) }
                _ = try await run.effect("two") { _ in String(repeating: "x", count: 300) }
                return Data(repeating: 120, count: 600)
            }
        }
        return try pages(after: "PRAGMA wal_checkpoint(PASSIVE)")
    }

    /// How many pages the log held before a checkpoint, which another connection makes.
    @discardableResult
    private func pages(after checkpoint: SQL) throws -> Int {
        let connection = try SQLiteConnection(path: fixture.database.path, role: .writer)
        return try connection.first(checkpoint)?["log"] ?? 0
    }
}
