import Durability
import Testing

@Suite("The wait after a failure")
struct BackoffTests {
    @Test(arguments: [(1, 2.0), (2, 4), (3, 8), (10, 1024), (11, 2048), (12, 3600), (5000, 3600)])
    func `is drawn below a limit that doubles up to the cap`(failure: Int, limit: Double) {
        #expect(Backoff(jitter: { $0 }).delay(afterFailure: failure) == limit)
        #expect((0...limit).contains(Backoff().delay(afterFailure: failure)))
    }

    @Test func `sums up to about 20 hours with the usual limits`() {
        let limits = JournalLimits(backoff: Backoff(jitter: { $0 / 2 }))
        let total = (1...limits.attempts).map(limits.backoff.delay).reduce(0, +)
        #expect((18 * 3600.0...22 * 3600).contains(total))
    }
}
