import Database
import SQLite
import Testing

@testable import Durability

@Suite("An effect asked for by several at once", .timeLimit(.minutes(1)))
struct ConcurrentEffectTests {
    struct Outage: Error {}

    let ledger: EffectLedger
    let key = EffectKey(rawValue: "request-1:ticket")

    init() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        ledger = EffectLedger(database: database)
    }

    @Test func `happens once for all of them`() async throws {
        let counter = Counter()
        let results = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...50 {
                group.addTask {
                    try await ledger.once(key, operation: "o", fingerprint: "f") { _ in
                        await Task.yield()
                        return counter.next()
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(results == Array(repeating: 1, count: 50))
        #expect(counter.count == 1)
    }

    @Test func `is tried again by the next when the first one fails`() async throws {
        let counter = Counter()
        let results = await withTaskGroup(of: Int?.self) { group in
            for _ in 1...10 {
                group.addTask {
                    try? await ledger.once(key, operation: "o", fingerprint: "f") { attempt in
                        #expect(attempt == (counter.count == 0 ? .first : .again))
                        if counter.next() <= 3 { throw Outage() }
                        return counter.count
                    }
                }
            }
            return await group.reduce(into: [Int?]()) { $0.append($1) }
        }
        #expect(results.count { $0 == nil } == 3)
        #expect(results.compactMap { $0 } == Array(repeating: 4, count: 7))
    }

    @Test func `is not disturbed by one who gives up waiting`() async throws {
        let begun = Promise<Void>()
        let release = Promise<Void>()
        let first = await withTaskGroup(of: (String, Int?).self) { group in
            group.addTask {
                let result = try? await ledger.once(key, operation: "o", fingerprint: "f") { _ in
                    begun.fulfil(())
                    try await release.value
                    return 1
                }
                return ("first", result)
            }
            try? await begun.value
            let gaveUp = await withTaskGroup(of: Bool.self) { inner in
                inner.addTask {
                    do {
                        _ = try await ledger.once(key, operation: "o", fingerprint: "f") { _ in 2 }
                        return false
                    } catch {
                        return error is CancellationError
                    }
                }
                inner.cancelAll()
                return await inner.next() ?? false
            }
            #expect(gaveUp)
            release.fulfil(())
            return await group.next()
        }
        #expect(first?.1 == 1)
    }
}
