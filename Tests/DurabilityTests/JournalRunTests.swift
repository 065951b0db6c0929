import Database
import FoundationEssentials
import SQLite
import Synchronization
import Testing

@testable import Durability

@Suite("A run", .timeLimit(.minutes(1)))
struct JournalRunTests {
    struct Outage: Error {}

    let fixture: JournalFixture
    let atOnce = JournalLimits(backoff: Backoff(base: 0, jitter: { _ in 0 }))

    init() async throws {
        fixture = try await JournalFixture()
    }

    @Test func `knows what it works on`() async throws {
        try await fixture.accept(["r1"], at: TestClock.start)
        try await fixture.carryOut(["r1"]) { run in
            #expect(run.id == RunID(rawValue: "r1"))
            #expect(run.kind == "request")
            #expect(run.payload == Data("r1".utf8))
            #expect(run.trace == "trace-r1")
            #expect(run.createdAt == TestClock.start)
            #expect(run.attempt == 1)
            return Data()
        }
    }

    @Test func `does no recorded step again`() async throws {
        let computed = Counter()
        let performed = Counter()
        let written = Counter()
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"], limits: atOnce) { run in
            let nothing = try await run.compute("nothing") {
                computed.next()
                return Int?.none
            }
            #expect(nothing == nil)
            let date = try await run.compute("date") { TestClock.start }
            #expect(date == TestClock.start)
            try run.write("note") { _ in written.next() }
            let ticket = try await run.effect("ticket") { _ in performed.next() }
            #expect(ticket == 1)
            if run.attempt < 3 { throw Outage() }
            return Data("done".utf8)
        }
        #expect([computed.count, performed.count, written.count] == [1, 1, 1])
        #expect(fixture.events.started == ["r1", "r1", "r1"])
    }

    @Test func `calls an effect with the same key each time`() async throws {
        let keys = Mutex<[String]>([])
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"], limits: atOnce) { run in
            try await run.effect("ticket") { key in
                keys.withLock { $0.append(key) }
                if run.attempt == 1 { throw Outage() }
                return Data()
            }
        }
        #expect(keys.withLock { $0 } == ["r1:ticket", "r1:ticket"])
    }

    @Test func `has all that came before an effect on the disk when it begins`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            _ = try await run.compute("a") { 1 }
            #expect(try await stepNames() == [])
            _ = try await run.effect("b") { _ in
                let names = try await stepNames()
                #expect(names == ["a"])
                return 2
            }
            _ = try await run.compute("c") { 3 }
            return try await run.effect("d") { _ in
                let names = try await stepNames()
                #expect(names == ["a", "b", "c"])
                return Data()
            }
        }
        #expect(try await stepNames() == ["a", "b", "c", "d"])
    }

    @Test func `has a lasting answer on the disk only with something else, when an effect begins`()
        async throws
    {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            _ = try await run.call("a") { _ in 1 }
            _ = try await run.effect("b") { _ in
                // Only answers that are had again under their keys.
                let names = try await stepNames()
                #expect(names == [])
                return 2
            }
            _ = try await run.call("c") { _ in
                let names = try await stepNames()
                #expect(names == ["a", "b"])
                return 3
            }
            try run.write("d") { _ in }
            return try await run.effect("e") { _ in
                let names = try await stepNames()
                #expect(names == ["a", "b", "c", "d"])
                return Data()
            }
        }
        #expect(try await stepNames() == ["a", "b", "c", "d", "e"])
    }

    /// The steps that another process would find.
    private func stepNames() async throws -> [String] {
        let store = JournalStore(database: try SQLiteDatabase(path: fixture.database.path))
        return try await store.show(RunID(rawValue: "r1"))?.steps.map(\.name) ?? []
    }

    @Test func `costs one commit for each effect and one to end`() async throws {
        try await fixture.accept(["r1"])
        let before = fixture.database.statistics.commits
        try await fixture.carryOut(["r1"]) { run in
            for number in 1...3 {
                _ = try await run.compute("compute \(number)") { number }
                _ = try await run.effect("effect \(number)") { _ in number }
            }
            _ = try await run.compute("last") { 4 }
            return Data()
        }
        #expect(fixture.database.statistics.commits == before + 4)
    }

    @Test func `costs no commit for a first effect that follows nothing`() async throws {
        try await fixture.accept(["r1"])
        let before = fixture.database.statistics.commits
        try await fixture.carryOut(["r1"]) { run in try await run.effect("a") { _ in Data() } }
        #expect(fixture.database.statistics.commits == before + 1)
    }

    @Test func `costs no commit for answers that would come again`() async throws {
        try await fixture.accept(["r1"])
        let before = fixture.database.statistics.commits
        try await fixture.carryOut(["r1"]) { run in
            for number in 1...3 { _ = try await run.call("call \(number)") { _ in number } }
            return Data()
        }
        #expect(fixture.database.statistics.commits == before + 1)
    }

    @Test func `keeps lasting answers with whatever must be kept`() async throws {
        try await fixture.accept(["r1"])
        let before = fixture.database.statistics.commits
        let calls = Counter()
        try await fixture.carryOut(["r1"], limits: atOnce) { run in
            _ = try await run.call("a") { _ in calls.next() }
            _ = try await run.call("b", isLasting: { _ in false }) { _ in calls.next() }
            #expect(fixture.database.statistics.commits == before)
            _ = try await run.call("c") { _ in
                #expect(fixture.database.statistics.commits == before + 1)
                return calls.next()
            }
            return Data()
        }
        #expect(calls.count == 3)
        let details = try await fixture.worker { _ in Data() }.show(RunID(rawValue: "r1"))
        #expect(details?.steps.map(\.name) == ["a", "b", "c"])
    }

    @Test func `asks again for an answer that a crash has lost`() async throws {
        let keys = Mutex<[String]>([])
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"], limits: atOnce) { run in
            let answer = try await run.call("ticket") { key in
                keys.withLock { $0.append(key) }
                return "T1"
            }
            if run.attempt == 1 { throw CancellationError() }
            return Data(answer.utf8)
        }
        #expect(Set(keys.withLock { $0 }) == ["r1:ticket"])
    }

    @Test func `may take steps beside each other`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            _ = try await run.compute("before") { 0 }
            async let a = run.effect("a") { _ in 1 }
            async let b = run.effect("b") { _ in 2 }
            async let c = run.compute("c") { 3 }
            let sum = try await a + b + c
            return Data("\(sum)".utf8)
        }
        let details = try await fixture.worker { _ in Data() }.show(RunID(rawValue: "r1"))
        #expect(details?.result == Data("6".utf8))
        #expect(details?.steps.count == 4)
        #expect(details?.steps.first?.name == "before")
    }

    @Test func `is quarantined when two of its steps have one name`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            _ = try await run.compute("a") { 1 }
            _ = try await run.effect("a") { _ in 1 }
            return Data()
        }
        #expect(fixture.events.quarantined == ["r1"])
    }

    @Test func `is quarantined when a recorded result has become another type`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"], limits: atOnce) { run in
            if run.attempt == 1 {
                _ = try await run.compute("a") { "text" }
                throw Outage()
            }
            _ = try await run.compute("a") { 1 }
            return Data()
        }
        #expect(
            fixture.events.all.last
                == .quarantined(
                    RunID(rawValue: "r1"),
                    kind: "request",
                    reason: "the recorded result of step \"a\" is unreadable"
                )
        )
    }
}
