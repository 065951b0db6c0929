import Database
import Durability
import FoundationEssentials
import Glibc
import SQLite
import Synchronization
import Testing

@Suite("A worker that starts", .timeLimit(.minutes(1)))
struct JournalRecoveryTests {
    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
    }

    @Test func `finishes what a stopped one has left in the middle`() async throws {
        try await fixture.accept(["r1"])
        let keys = Mutex<[String]>([])
        let hasCalled = Counter()
        let workflow: JournalWorker.Workflow = { run in
            _ = try await run.effect("ticket") { key in
                keys.withLock { $0.append(key) }
                return 1
            }
            return try await run.effect("mail") { key in
                keys.withLock { $0.append(key) }
                // The first process ends between the call and its record.
                if hasCalled.next() == 1 { try await Task.sleep(for: .seconds(3600)) }
                return Data("sent".utf8)
            }
        }
        let first = fixture.worker(limits: JournalLimits(drain: .zero), workflow)
        try await first.run { try await eventually { hasCalled.count == 1 } }
        #expect(fixture.events.all.last == .interrupted(RunID(rawValue: "r1"), kind: "request"))

        let second = fixture.worker(workflow)
        try await second.run {
            let result = try await second.outcome(of: RunID(rawValue: "r1"), within: .seconds(60))
            #expect(result == Data("sent".utf8))
        }
        #expect(keys.withLock { $0 } == ["r1:ticket", "r1:mail", "r1:mail"])
    }

    @Test func `finishes what a killed process has left`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "guichet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "journal.sqlite").path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let database = try SQLiteDatabase(path: path)
            try await database.migrate(Journal.migrations)
            try await database.write { connection in
                for number in 1...100 {
                    try Journal.enqueue(
                        connection,
                        id: RunID(rawValue: "r\(number)"),
                        kind: "request",
                        payload: Data(),
                        at: Date()
                    )
                }
            }
            let ended = Counter()
            let worker = JournalWorker(
                database: database,
                workflows: [
                    "request": { run in
                        _ = try await run.effect("ticket") { _ in "first process" }
                        return try await run.effect("mail") { _ in
                            if ended.next() == 30 { kill(getpid(), SIGKILL) }
                            return Data()
                        }
                    }
                ]
            )
            try await worker.run { try await Task.sleep(for: .seconds(3600)) }
        }

        let database = try SQLiteDatabase(path: path)
        let calls = Counter()
        let worker = JournalWorker(
            database: database,
            workflows: [
                "request": { run in
                    let ticket = try await run.effect("ticket") { _ in "second process" }
                    if ticket == "first process" { calls.next() }
                    return Data()
                }
            ]
        )
        try await worker.run {
            try await eventually { try await worker.counts()["request"]?.done == 100 }
        }
        // At least the ones that were in the mail step had their ticket recorded.
        #expect(calls.count > 0)
        let counts = try await worker.counts()["request"]
        #expect(counts?.received == 100)
    }

    @Test func `waits for its database and then records how a run ended`() async throws {
        try await fixture.accept(["r1"])
        let other = try SQLiteDatabase(path: fixture.database.path)
        let calls = Counter()
        let limits = JournalLimits(backoff: Backoff(base: 0, jitter: { _ in 0 }))
        try await fixture.carryOut(["r1"], limits: limits) { run in
            _ = try await run.effect("mail") { _ in
                try await other.write { try $0.execute("PRAGMA user_version = 1") }
                return calls.next()
            }
            try run.write("fails twice") { _ in
                if calls.next() <= 3 { throw DatabaseError(.unavailable, "disk full") }
            }
            return Data()
        }
        #expect(fixture.events.done == ["r1"])
        #expect(fixture.events.started == ["r1"])
        let failed = fixture.events.all.count { event in
            if case .notRecorded = event { true } else { false }
        }
        #expect(failed == 2)
    }
}
