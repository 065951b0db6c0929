import Database
import Durability
import Runtime
import SQLite
import Testing

@Suite("The result of an effect", .timeLimit(.minutes(1)))
struct EffectSettlingTests {
    let database: SQLiteDatabase
    let ledger: EffectLedger

    init() async throws {
        database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        ledger = EffectLedger(database: database)
    }

    private func perform(
        _ key: String,
        fingerprint: String = "f",
        part: String? = nil,
        on ledger: EffectLedger? = nil
    ) async throws -> EffectLedger.Attempt? {
        var seen: EffectLedger.Attempt?
        _ = try await (ledger ?? self.ledger).once(
            EffectKey(rawValue: key),
            operation: "mail",
            fingerprint: fingerprint,
            part: part.map { key in
                EffectLedger.Part(
                    EffectKey(rawValue: key),
                    operation: "mail",
                    fingerprint: "f",
                    result: { $0 + 1 }
                )
            }
        ) { attempt in
            seen = attempt
            return 1
        }
        return seen
    }

    private func states() async throws -> [String] {
        try await database.read { connection in
            try connection.query("SELECT state FROM effects ORDER BY key").map {
                try $0["state", as: String.self]
            }
        }
    }

    @Test func `is saved with the intent of the next one`() async throws {
        let before = database.statistics.transactions
        _ = try await perform("a")
        #expect(try await states() == ["intended"])
        _ = try await perform("b")
        #expect(try await states() == ["done", "intended"])
        #expect(database.statistics.transactions == before + 2)
    }

    @Test func `is given again before it is saved, and after`() async throws {
        #expect(try await perform("a") == .first)
        #expect(try await perform("a") == nil)
        try await ledger.settle()
        #expect(try await perform("a") == nil)
        #expect(try await perform("a", on: EffectLedger(database: database)) == nil)
    }

    @Test func `is not given to another request before it is saved`() async throws {
        _ = try await perform("a")
        await #expect(throws: EffectError.keyReused(EffectKey(rawValue: "a"))) {
            try await perform("a", fingerprint: "g")
        }
    }

    @Test func `is looked for when a crash took it`() async throws {
        _ = try await perform("a")
        #expect(try await perform("a", on: EffectLedger(database: database)) == .again)
    }

    @Test func `waits for the next commit when one fails`() async throws {
        _ = try await perform("b", on: EffectLedger(database: database))
        _ = try await perform("a")
        await #expect(throws: EffectError.self) { try await perform("b", fingerprint: "g") }
        #expect(try await states() == ["intended", "intended"])
        #expect(try await perform("a") == nil)
        try await ledger.settle()
        #expect(try await states() == ["done", "intended"])
    }

    @Test func `is saved while nothing else happens, and at the end`() async throws {
        try await ledger.run {
            _ = try await perform("a")
            while try await states() != ["done"] { try await Task.sleep(for: .milliseconds(20)) }
            _ = try await perform("b")
        }
        #expect(try await states() == ["done", "done"])
    }

    @Test func `is saved at the end when what ran meanwhile failed`() async throws {
        struct Outage: Error {}
        await #expect(throws: Outage.self) {
            try await ledger.run {
                _ = try await perform("a")
                throw Outage()
            }
        }
        #expect(try await states() == ["done"])
    }

    @Test func `that cannot be saved is told of`() async throws {
        let (told, tell) = AsyncStream.makeStream(of: (any Error).self)
        let ledger = EffectLedger(database: database, observe: { tell.yield($0) })
        await #expect(throws: DatabaseError.self) {
            try await ledger.run {
                _ = try await perform("a", on: ledger)
                await database.close()
                let error = await told.first { _ in true }
                #expect(error is DatabaseError)
            }
        }
    }

    @Test func `of a part is had by who asks for the part alone`() async throws {
        let before = database.statistics.transactions
        #expect(try await perform("whole", part: "part") == .first)
        #expect(database.statistics.transactions == before + 1)
        for ledger in [ledger, EffectLedger(database: database)] {
            let result = try await ledger.once(
                EffectKey(rawValue: "part"),
                operation: "mail",
                fingerprint: "f"
            ) { _ in 0 }
            #expect(result == 2)
            try await self.ledger.settle()
        }
    }

    @Test func `of a part has a key of its own`() async throws {
        await #expect(throws: EffectError.keyReused(EffectKey(rawValue: "a"))) {
            try await perform("a", part: "a")
        }
    }

    @Test func `of a part and its whole is had whichever is called the part`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for turn in 0..<20 {
                group.addTask {
                    let names = turn.isMultiple(of: 2) ? ("a", "b") : ("b", "a")
                    _ = try await perform(names.0, part: names.1)
                }
            }
            try await group.waitForAll()
        }
        try await ledger.settle()
        #expect(try await states() == ["done", "done"])
    }

    @Test func `of a part alone has the whole look before it repeats the part`() async throws {
        _ = try await perform("part")
        #expect(try await perform("whole", part: "part") == .again)
    }

    @Test func `of a part is not taken for that of another request`() async throws {
        let part = EffectKey(rawValue: "part")
        _ = try await perform("part", fingerprint: "g")
        await #expect(throws: EffectError.keyReused(part)) {
            try await perform("whole", part: "part")
        }
        // Nothing was attempted, so the key of the whole is free.
        #expect(try await perform("whole") == .first)
    }

    @Test func `of a part that is in doubt keeps the whole from being performed`() async throws {
        let part = EffectKey(rawValue: "part")
        _ = try await perform("part")
        try await ledger.settle()
        try await database.write { try $0.execute("UPDATE effects SET state = 'uncertain'") }
        await #expect(throws: EffectError.uncertain(part)) {
            try await perform("whole", part: "part")
        }
    }

    @Test func `of a part is looked for when the whole was cut short`() async throws {
        struct Outage: Error {}
        struct Refusal: EffectFailure { let tookNoEffect = true }
        let part = EffectLedger.Part<Int>(
            EffectKey(rawValue: "part"),
            operation: "mail",
            fingerprint: "f",
            result: { $0 }
        )
        for (error, attempt) in [(Refusal() as any Error, .first), (Outage(), .again)]
            as [(any Error, EffectLedger.Attempt)]
        {
            _ = try? await ledger.once(
                EffectKey(rawValue: "whole"),
                operation: "mail",
                fingerprint: "f",
                part: part
            ) { _ in throw error }
            #expect(try await perform("part", on: EffectLedger(database: database)) == attempt)
            try await database.write { try $0.execute("DELETE FROM effects WHERE key = 'part'") }
        }
    }
}
