import Database
import Durability
import FoundationEssentials
import SQLite
import Testing

@Suite("An uncertain effect", .timeLimit(.minutes(1)))
struct UncertainEffectTests {
    let ledger: EffectLedger
    let key = EffectKey(rawValue: "request-1:mail")

    init() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        ledger = EffectLedger(database: database)
        let key = key
        let ledger = ledger
        await #expect(throws: EffectError.uncertain(key)) {
            try await ledger.once(key, operation: "mail", fingerprint: "f") { _ -> Int in
                throw EffectUncertain(reason: "no answer after the last line")
            }
        }
    }

    private func perform() async throws -> (result: Int, attempt: EffectLedger.Attempt?) {
        var seen: EffectLedger.Attempt?
        let result = try await ledger.once(key, operation: "mail", fingerprint: "f") { attempt in
            seen = attempt
            return 2
        }
        return (result, seen)
    }

    @Test func `is not performed again by itself`() async throws {
        await #expect(throws: EffectError.uncertain(key)) { try await perform() }
    }

    @Test func `is listed for a person`() async throws {
        let listed = try await ledger.uncertain()
        #expect(listed.map(\.key) == [key])
        #expect(listed.map(\.operation) == ["mail"])
        #expect(listed.map(\.reason) == ["no answer after the last line"])
        #expect(try await ledger.uncertainCount() == 1)
        #expect(try await ledger.uncertain(after: key).isEmpty)
    }

    @Test func `is performed anew when a person says so`() async throws {
        #expect(try await ledger.resolve(key, as: .again))
        let performed = try await perform()
        #expect(performed.result == 2)
        #expect(performed.attempt == .first)
        #expect(try await ledger.uncertainCount() == 0)
    }

    @Test func `has the result that a person gives it`() async throws {
        #expect(try await ledger.resolve(key, as: .dismissed(result: Data("7".utf8))))
        let performed = try await perform()
        #expect(performed.result == 7)
        #expect(performed.attempt == nil)
    }

    @Test func `is resolved only once`() async throws {
        #expect(try await ledger.resolve(key, as: .dismissed(result: Data("7".utf8))))
        #expect(try await ledger.resolve(key, as: .again) == false)
        #expect(try await ledger.resolve(EffectKey(rawValue: "other"), as: .again) == false)
        #expect(try await perform().result == 7)
    }
}
