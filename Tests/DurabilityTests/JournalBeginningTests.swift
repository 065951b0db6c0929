import Database
import FoundationEssentials
import SQLite
import Synchronization
import Testing

@testable import Durability

@Suite("A run that begins before it is accepted", .timeLimit(.minutes(2)))
struct JournalBeginningTests {
    struct Refused: Error, Equatable {}
    struct Outage: Error {}

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
    }

    private static let id = RunID(rawValue: "r1")

    private static func run(_ id: RunID = Self.id) -> AcceptedRun {
        AcceptedRun(id: id, kind: "request", payload: Data(id.rawValue.utf8), at: Date())
    }

    /// A worker that waits for as long as it takes, unless a test says otherwise.
    private func worker(
        acceptanceDelay: Duration = .seconds(600),
        concurrentRuns: Int = 64,
        _ workflow: @escaping JournalWorker.Workflow
    ) -> JournalWorker {
        fixture.worker(
            limits: JournalLimits(
                concurrentRuns: concurrentRuns,
                attempts: 3,
                backoff: Backoff(base: 0, jitter: { _ in 0 }),
                drain: .zero,
                acceptanceDelay: acceptanceDelay
            ),
            workflow
        )
    }

    /// Begins a run and waits for its outcome.
    private func begin(
        _ id: RunID = Self.id,
        on worker: JournalWorker,
        keeping: @escaping @Sendable (any SQLConnection) throws -> Void = { _ in }
    ) async throws -> RunOutcome? {
        let expected = worker.expect(id)
        defer { worker.forget(expected) }
        guard try await worker.begin(Self.run(id), as: expected, keeping: keeping) else {
            return nil
        }
        return await worker.outcome(of: expected, within: .seconds(60))
    }

    private func rested(_ worker: JournalWorker) async throws {
        try await eventually { worker.roster.looks > 0 }
    }

    private func rows(of table: String) async throws -> Int {
        try await fixture.database.read { connection in
            try connection.first("SELECT COUNT(*) AS count FROM \(raw: table)")?["count"] ?? 0
        }
    }

    /// Whether nothing tells that there ever was a run.
    private func leftNothing() async throws -> Bool {
        try await rows(of: "runs") + rows(of: "run_pages") + rows(of: "run_counts") == 0
    }

    @Test func `is accepted in one write with what it computed before its first effect`()
        async throws
    {
        let worker = worker { run in
            let runs = try await rows(of: "runs")
            let seen = try await run.compute("seen") { runs }
            let durable = try await run.effect("effect") { _ in
                try await rows(of: "runs") + rows(of: "run_pages")
            }
            return Data([UInt8(seen), UInt8(durable)])
        }
        try await worker.run {
            try await rested(worker)
            let before = fixture.database.statistics.transactions
            let outcome = try await begin(on: worker)
            #expect(outcome == .done(Data([0, 2])))
            // One before the effect, one at the end.
            #expect(fixture.database.statistics.transactions == before + 2)
            let counts = try await worker.counts()["request"]
            #expect(counts?.received == 1)
            #expect(counts?.done == 1)
        }
    }

    @Test func `is accepted by itself when its computing takes long`() async throws {
        let mayGoOn = Promise<Int>()
        let worker = worker(acceptanceDelay: .milliseconds(1)) { run in
            _ = try await run.compute("slow") { try await mayGoOn.value }
            return try await run.effect("effect") { Data($0.utf8) }
        }
        try await worker.run {
            try await rested(worker)
            let expected = worker.expect(Self.id)
            defer { worker.forget(expected) }
            let isAccepted = try await worker.begin(Self.run(), as: expected) { _ in }
            #expect(isAccepted)
            #expect(try await rows(of: "runs") == 1)
            #expect(try await rows(of: "run_pages") == 0)
            mayGoOn.fulfil(1)
            let outcome = await worker.outcome(of: expected, within: .seconds(60))
            #expect(outcome == .done(Data("r1:effect".utf8)))
        }
        #expect(fixture.events.started == ["r1"])
    }

    @Test(arguments: [false, true])
    func `leaves nothing when it is refused`(byItself: Bool) async throws {
        let effects = Counter()
        let mayGoOn = Promise<Int>()
        let delay: Duration = byItself ? .milliseconds(1) : .seconds(600)
        let worker = worker(acceptanceDelay: delay) { run in
            _ = try await run.compute("seen") { byItself ? try await mayGoOn.value : 1 }
            return try await run.effect("effect") { _ in
                effects.next()
                return Data()
            }
        }
        try await worker.run {
            try await rested(worker)
            await #expect(throws: Refused()) {
                try await begin(on: worker) { connection in
                    try connection.execute("INSERT INTO run_counts VALUES ('x', 1, 1, 1)")
                    throw Refused()
                }
            }
            mayGoOn.fulfil(1)
            try await eventually { worker.roster.runningIDs.isEmpty }
        }
        #expect(effects.count == 0)
        #expect(try await leftNothing())
        #expect(fixture.events.ended == [])
    }

    @Test func `is refused for good once its acceptance by itself has failed`() async throws {
        let mayGoOn = Promise<Int>()
        let isFull = Mutex(true)
        let worker = worker(acceptanceDelay: .milliseconds(1)) { run in
            _ = try await run.compute("seen") { try await mayGoOn.value }
            return try await run.effect("effect") { _ in Data() }
        }
        try await worker.run {
            try await rested(worker)
            await #expect(throws: DatabaseError.self) {
                try await begin(on: worker) { _ in
                    if isFull.withLock({ $0 }) { throw DatabaseError(.unavailable, "no room") }
                }
            }
            // Its sender was turned away: what is possible by now comes too late.
            isFull.withLock { $0 = false }
            mayGoOn.fulfil(1)
            try await eventually { worker.roster.runningIDs.isEmpty }
        }
        #expect(try await leftNothing())
    }

    @Test func `is accepted when its first attempt fails, and tried again`() async throws {
        let worker = worker { run in
            if run.attempt == 1 { throw Outage() }
            return Data("again".utf8)
        }
        try await worker.run {
            try await rested(worker)
            let outcome = try await begin(on: worker)
            #expect(outcome == .done(Data("again".utf8)))
        }
        #expect(fixture.events.started == ["r1", "r1"])
    }

    @Test func `is accepted when the SQL of its first steps is refused`() async throws {
        let worker = worker { run in
            try run.write("wrong") { try $0.execute("INSERT INTO nowhere VALUES (1)") }
            return try await run.effect("effect") { _ in Data() }
        }
        try await worker.run {
            try await rested(worker)
            let outcome = try await begin(on: worker)
            #expect(outcome == .quarantined)
            let counts = try await worker.counts()["request"]
            #expect(counts?.received == 1)
            #expect(counts?.quarantined == 1)
        }
    }

    @Test func `is left to its sender to accept when there is no free place`() async throws {
        let mayGoOn = Promise<Int>()
        let worker = worker(concurrentRuns: 1) { run in
            _ = try await mayGoOn.value
            return Data()
        }
        try await fixture.accept(["first"])
        try await worker.run {
            try await eventually { fixture.events.started == ["first"] }
            let outcome = try await begin(on: worker)
            #expect(outcome == nil)
            #expect(try await rows(of: "runs") == 1)
            mayGoOn.fulfil(1)
        }
    }

    @Test func `is left to its sender once the worker is cancelled`() async throws {
        let worker = worker { run in run.payload }
        let mayEnd = Promise<Int>()
        try await withThrowingTaskGroup { group in
            // What the worker works for, such as a server, may end later than its work.
            group.addTask {
                try await worker.run { await Task { _ = try? await mayEnd.value }.value }
            }
            try await rested(worker)
            group.cancelAll()
            try await eventually { worker.roster.isStopping }
            let outcome = try await begin(on: worker)
            #expect(outcome == nil)
            #expect(try await leftNothing())
            mayEnd.fulfil(1)
        }
    }

    @Test func `goes on with the next worker when its own stops meanwhile`() async throws {
        let worker = worker(acceptanceDelay: .milliseconds(1)) { run in
            _ = try await run.compute("endless") { try await Promise<Int>().value }
            return Data()
        }
        try await worker.run {
            try await rested(worker)
            let expected = worker.expect(Self.id)
            defer { worker.forget(expected) }
            let isAccepted = try await worker.begin(Self.run(), as: expected) { _ in }
            #expect(isAccepted)
            try await eventually { fixture.events.started == ["r1"] }
        }
        try await fixture.carryOut(["r1"]) { run in run.payload }
        #expect(fixture.events.done == ["r1"])
        #expect(try await rows(of: "runs") == 1)
    }
}
