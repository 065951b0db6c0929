import Database
import Durability
import FoundationEssentials
import Runtime
import SQLite
import Synchronization
import TestSupport
import Testing

@Suite("An effect", .timeLimit(.minutes(1)))
struct EffectLedgerTests {
    struct Ticket: Codable, Equatable { let number: Int }

    struct Outage: Error, Equatable {}

    struct Refusal: EffectFailure { let tookNoEffect: Bool }

    let database: SQLiteDatabase
    let ledger: EffectLedger
    let key = EffectKey(rawValue: "request-1:ticket")

    init() async throws {
        database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        ledger = EffectLedger(database: database)
    }

    /// Attempts the effect and returns which attempt it was; throws the error after it, if any.
    private func attempt(
        throwing error: (any Error)? = nil,
        on ledger: EffectLedger? = nil
    ) async throws -> EffectLedger.Attempt {
        var seen: EffectLedger.Attempt?
        do {
            _ = try await (ledger ?? self.ledger).once(key, operation: "ticket", fingerprint: "f") {
                seen = $0
                if let error { throw error }
                return Ticket(number: 1)
            }
        } catch {
            guard seen != nil else { throw error }
        }
        return try #require(seen)
    }

    @Test func `happens once, and its result is given again`() async throws {
        let counter = Counter()
        for ledger in [ledger, ledger, EffectLedger(database: database)] {
            // As the first one's process does at its end.
            try await self.ledger.settle()
            let ticket = try await ledger.once(key, operation: "ticket", fingerprint: "f") {
                attempt in
                #expect(attempt == .first)
                return Ticket(number: counter.next())
            }
            #expect(ticket == Ticket(number: 1))
        }
        #expect(counter.count == 1)
    }

    @Test func `may have no result`() async throws {
        for _ in 1...2 {
            let nothing = try await ledger.once(key, operation: "look", fingerprint: "f") { _ in
                Ticket?.none
            }
            #expect(nothing == nil)
        }
    }

    @Test func `is intended durably before it happens`() async throws {
        let other = try SQLiteDatabase(path: database.path)
        _ = try await ledger.once(key, operation: "ticket", fingerprint: "f") { _ in
            let state = try await other.read { connection in
                try connection.first("SELECT state FROM effects")?["state", as: String.self]
            }
            #expect(state == "intended")
            return 1
        }
    }

    @Test func `is looked for after an attempt that ended in doubt`() async throws {
        #expect(try await attempt(throwing: Outage()) == .first)
        #expect(try await attempt(throwing: Outage()) == .again)
        #expect(try await attempt(on: EffectLedger(database: database)) == .again)
    }

    @Test func `is not performed when an older row says that it cannot be looked for`()
        async throws
    {
        _ = try await attempt(throwing: Outage())
        try await database.write { try $0.execute("UPDATE effects SET state = 'uncertain'") }
        await #expect(throws: EffectError.uncertain(key)) { try await attempt() }
    }

    @Test(arguments: [(0.0, 5.0), (2, 3), (5, 0), (60, 0), (-3_600, 5)])
    func `is looked for once a look can find it`(passed: Double, wait: Double) async throws {
        let time = TestTime()
        for (attempt, wait) in [(EffectLedger.Attempt.first, 0), (.again, wait)] {
            let ledger = EffectLedger(database: database, clock: time.clock)
            let start = time.seconds
            _ = try await ledger.once(key, operation: "ticket", fingerprint: "f", lag: 5) {
                #expect($0 == attempt)
                return 1
            }
            #expect(abs(time.seconds - start - wait) < 0.01)
            time.pass(passed)
        }
    }

    @Test func `is looked for when its result could not be recorded`() async throws {
        let result = try await ledger.once(key, operation: "ticket", fingerprint: "f") { _ in
            await database.close()
            return 1
        }
        #expect(result == 1)
        await #expect(throws: DatabaseError.self) { try await ledger.settle() }
        let reopened = try SQLiteDatabase(path: database.path)
        #expect(try await attempt(on: EffectLedger(database: reopened)) == .again)
    }

    @Test func `starts anew after an attempt that surely did nothing`() async throws {
        #expect(try await attempt(throwing: Refusal(tookNoEffect: true)) == .first)
        #expect(try await attempt(throwing: Refusal(tookNoEffect: false)) == .first)
        // This one says nothing about the attempt before it.
        #expect(try await attempt(throwing: Refusal(tookNoEffect: true)) == .again)
        #expect(try await attempt() == .again)
    }

    @Test(arguments: [("mail", "f"), ("ticket", "g")])
    func `refuses its key for anything else`(operation: String, fingerprint: String) async throws {
        _ = try await attempt()
        await #expect(throws: EffectError.keyReused(key)) {
            try await ledger.once(key, operation: operation, fingerprint: fingerprint) { _ in 1 }
        }
    }

    @Test(arguments: ["", " ", "a b", "é", "a\n", String(repeating: "k", count: 256)])
    func `refuses a key that no header can carry`(key: String) async throws {
        await #expect(throws: EffectError.invalidKey) {
            try await ledger.once(EffectKey(rawValue: key), operation: "o", fingerprint: "f") { _ in
                1
            }
        }
    }

    @Test func `says when its result is of another type`() async throws {
        _ = try await attempt()
        await #expect(throws: EffectError.unreadableResult(key)) {
            try await ledger.once(key, operation: "ticket", fingerprint: "f") { _ in "text" }
        }
    }

    @Test func `is purged once it is old and done`() async throws {
        let start = Date(timeIntervalSince1970: 1000)
        for (number, age) in [0, 0, 0, 100].enumerated() {
            let date = start.addingTimeInterval(Double(age))
            let clock = WallClock(now: { date }, sleep: { _ in })
            let ledger = EffectLedger(database: database, clock: clock)
            let key = EffectKey(rawValue: "k\(number)")
            _ = try await ledger.once(key, operation: "o", fingerprint: "f") { _ in number }
            try await ledger.settle()
        }
        _ = try await attempt(throwing: Outage())
        let purged = try await ledger.purge(olderThan: start.addingTimeInterval(50), batch: 2)
        #expect(purged == 3)
        let left = try await database.read { connection in
            try connection.query("SELECT key FROM effects ORDER BY key").map {
                try $0["key", as: String.self]
            }
        }
        #expect(left == ["k3", key.rawValue])
    }
}
