import Database
import Durability
import FoundationEssentials
import SQLite
import Testing

@Suite("A run that is put aside", .timeLimit(.minutes(1)))
struct QuarantineNewsTests {
    struct Refused: RunFailure {
        var decision: RetryDecision { .quarantine }
        var summary: String { "the CRM answered 422" }
    }

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
        try await fixture.accept(["r1"])
    }

    @Test func `brings its news with it, once each time`() async throws {
        let worker = worker { run, connection in
            guard run.kind == "request" else { return }
            try Self.enqueue("news-\(run.date.timeIntervalSince1970)", run, connection)
        }
        try await worker.run {
            try await eventually { fixture.events.done.count == 1 }
            try await worker.retry(RunID(rawValue: "r1"))
            try await eventually { fixture.events.done.count == 2 }
        }
        #expect(fixture.events.quarantined == ["r1", "r1"])
        let news = try await worker.list(kind: "news")
        #expect(news.count == 2)
        #expect(Set(try await payloads(of: news)) == ["request r1: the CRM answered 422"])
        #expect(try await worker.counts()["request"]?.quarantined == 1)
    }

    @Test func `is not put aside while its news cannot be kept`() async throws {
        let isFull = Counter()
        let worker = worker { run, connection in
            if isFull.next() < 3 { throw DatabaseError(.unavailable, "disk full") }
            try Self.enqueue("news-1", run, connection)
        }
        try await worker.run {
            try await eventually { fixture.events.done == ["news-1"] }
        }
        #expect(fixture.events.quarantined == ["r1"])
    }

    private func worker(_ quarantined: @escaping JournalWorker.Quarantined) -> JournalWorker {
        JournalWorker(
            database: fixture.database,
            workflows: ["request": { _ in throw Refused() }, "news": { $0.payload }],
            limits: JournalLimits(backoff: Backoff(base: 0.001, cap: 0.001, jitter: { $0 })),
            observe: fixture.events.append,
            quarantined: quarantined
        )
    }

    private static func enqueue(
        _ id: String,
        _ run: QuarantinedRun,
        _ connection: any SQLConnection
    ) throws {
        try Journal.enqueue(
            connection,
            id: RunID(rawValue: id),
            kind: "news",
            payload: Data("\(run.kind) \(run.id): \(run.reason)".utf8),
            trace: run.trace,
            at: run.date
        )
    }

    private func payloads(of runs: [RunSummary]) async throws -> [String] {
        try await fixture.database.read { connection in
            try runs.map { run in
                let row = try connection.first("SELECT payload FROM runs WHERE id = \(run.id)")
                return String(decoding: try row?["payload", as: Data.self] ?? Data(), as: UTF8.self)
            }
        }
    }
}
