import Database
import Durability
import FoundationEssentials
import SQLite
import Synchronization
import TestSupport
import Testing

@Suite("SQL in a run", .timeLimit(.minutes(1)))
struct JournalWriteTests {
    struct Outage: Error {}

    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture()
        try await fixture.database.write { connection in
            try connection.execute("CREATE TABLE quotes (number INTEGER PRIMARY KEY)")
        }
    }

    private func quotes(_ database: SQLiteDatabase) async throws -> [Int] {
        try await database.read { connection in
            try connection.query("SELECT number FROM quotes ORDER BY number").map {
                try $0["number"]
            }
        }
    }

    private let insert: @Sendable (any SQLConnection) throws -> Void = { connection in
        try connection.execute("INSERT INTO quotes VALUES (1)")
    }

    @Test func `is durable before the next effect`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            try run.write("quote", insert)
            #expect(try await quotes(fixture.database) == [])
            return try await run.effect("mail") { _ in
                let durable = try await quotes(fixture.database)
                #expect(durable == [1])
                return Data()
            }
        }
        #expect(fixture.events.done == ["r1"])
    }

    @Test func `that may wait goes with the next commit, whatever asks for that`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            try run.write("quote", mayWait: true, insert)
            _ = try await run.effect("notice") { _ in
                let durable = try await quotes(fixture.database)
                #expect(durable == [])
                return 1
            }
            return try await run.effect("mail") { _ in
                let durable = try await quotes(fixture.database)
                #expect(durable == [1])
                return Data()
            }
        }
        #expect(fixture.events.done == ["r1"])
        #expect(try await quotes(fixture.database) == [1])
    }

    @Test func `that may wait is durable when the attempt fails`() async throws {
        try await fixture.accept(["r1"])
        let limits = JournalLimits(backoff: Backoff(base: 0, jitter: { _ in 0 }))
        try await fixture.carryOut(["r1"], limits: limits) { run in
            try run.write("quote", mayWait: true, insert)
            if run.attempt == 1 { throw Outage() }
            let durable = try await quotes(fixture.database)
            #expect(durable == [1])
            return Data()
        }
        #expect(fixture.events.done == ["r1"])
    }

    @Test func `is durable at the end`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            try run.write("quote", insert)
            return Data()
        }
        #expect(try await quotes(fixture.database) == [1])
    }

    @Test func `that is refused leaves no trace, and a person sees why`() async throws {
        try await fixture.accept(["r1", "r2"])
        try await fixture.carryOut(["r1", "r2"]) { run in
            _ = try await run.compute("a") { 1 }
            try run.write("first", insert)
            try run.write("second", insert)
            if run.id.rawValue == "r1" { _ = try await run.effect("mail") { _ in 1 } }
            return Data()
        }
        #expect(fixture.events.quarantined.sorted() == ["r1", "r2"])
        #expect(try await quotes(fixture.database) == [])
        let worker = fixture.worker { _ in Data() }
        for id in ["r1", "r2"] {
            let details = try await worker.show(RunID(rawValue: id))
            #expect(details?.steps == [])
            #expect(details?.summary.lastError?.contains("quotes.number") == true)
        }
    }

    @Test func `can accept another run, which begins at once`() async throws {
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1", "r2", "r3"]) { run in
            guard run.id.rawValue == "r1" else { return Data() }
            try run.write("accept r2") { connection in
                try Journal.enqueue(
                    connection,
                    id: RunID(rawValue: "r2"),
                    kind: "request",
                    payload: Data(),
                    at: Date()
                )
            }
            _ = try await run.effect("wait for r2") { _ in
                try await eventually { fixture.events.done == ["r2"] }
                return 1
            }
            try run.write("accept r3") { connection in
                try Journal.enqueue(
                    connection,
                    id: RunID(rawValue: "r3"),
                    kind: "request",
                    payload: Data(),
                    at: Date()
                )
            }
            return Data()
        }
        #expect(fixture.events.done == ["r2", "r1", "r3"])
    }

    @Test func `that nothing follows lets go of its run`() async throws {
        let token = Mutex(HeldToken())
        try await fixture.accept(["r1"])
        try await fixture.carryOut(["r1"]) { run in
            let held = Token()
            token.withLock { $0.token = held }
            try run.write("last") { _ in withExtendedLifetime((run, held)) {} }
            return Data()
        }
        #expect(fixture.events.done == ["r1"])
        try await eventually { token.withLock { $0.token == nil } }
    }

    private final class Token: Sendable {}

    private struct HeldToken {
        weak var token: Token?
    }
}
