import FoundationEssentials
import Observability
import Runtime
import ServiceKit
import TestSupport
import Testing

@Suite("Retention")
struct RetentionTests {
    private struct Broken: Error {}

    private let lines = Notes()
    private let rounds = Notes()

    /// Runs retention for a number of rounds, a day apart.
    private func run(
        rounds count: Int,
        purge: @escaping @Sendable (Date) async throws -> Int
    ) async throws {
        let enough = Gate()
        let clock = WallClock(
            now: { Date(timeIntervalSince1970: 1_000_000) },
            sleep: { [rounds] seconds in
                rounds.add("\(seconds)")
                guard rounds.all.count < count else {
                    enough.open()
                    await Gate().passed()
                    return try Task.checkCancellation()
                }
            }
        )
        let retention = Retention(
            keeping: 600,
            every: 86_400,
            clock: clock,
            log: Log(service: "test", write: { [lines] in lines.add($0) }),
            purge: purge
        )
        try await retention.run { await enough.passed() }
    }

    @Test func `forgets at start and then regularly`() async throws {
        let dates = Notes()
        try await run(rounds: 3) { date in
            dates.add("\(date.timeIntervalSince1970)")
            return 0
        }
        #expect(dates.all == Array(repeating: "999400.0", count: 3))
        #expect(rounds.all == Array(repeating: "86400.0", count: 3))
        #expect(lines.all.isEmpty)
    }

    @Test func `says how much it forgot`() async throws {
        try await run(rounds: 1) { _ in 7 }
        #expect(lines.all.count == 1)
        #expect(lines.all[0].contains(#""message":"old records forgotten","records.count":"7""#))
    }

    @Test func `goes on after a failure`() async throws {
        try await run(rounds: 2) { _ in throw Broken() }
        #expect(lines.all.count == 2)
        #expect(lines.all[0].contains(#""level":"warning""#))
        #expect(lines.all[0].contains(#""error.detail":"Broken""#))
    }
}
