import TestSupport
import Testing
import Vendors

/// A limiter whose time passes only by waiting.
private struct Harness {
    let time = TestTime()
    let limiter: RateLimiter

    init(calls: Int, seconds: Double) {
        limiter = RateLimiter(
            RateLimiter.Limit(calls: calls, seconds: seconds),
            clock: time.clock
        )
    }

    func admitted(_ count: Int, patience: Double = 1_000) async throws -> [Double] {
        var moments: [Double] = []
        for _ in 0..<count {
            try await limiter.admit(patience: patience)
            moments.append(time.seconds)
        }
        return moments
    }
}

struct RateLimiterTests {
    @Test func `what is within the limit goes at once`() async throws {
        let harness = Harness(calls: 3, seconds: 10)
        #expect(try await harness.admitted(3) == [0, 0, 0])
    }

    @Test func `no stretch of the window holds more than the limit`() async throws {
        let harness = Harness(calls: 3, seconds: 10)
        #expect(try await harness.admitted(7) == [0, 0, 0, 10, 10, 10, 20])
    }

    @Test func `who would wait too long is told how long, and takes no place`() async throws {
        let harness = Harness(calls: 1, seconds: 10)
        _ = try await harness.admitted(1)
        let error = await #expect(throws: RateLimited.self) {
            try await harness.limiter.admit(patience: 5)
        }
        #expect(error?.retryAfter == 10)
        #expect(try await harness.admitted(1) == [10])
    }

    @Test func `a pause holds up everybody`() async throws {
        let harness = Harness(calls: 100, seconds: 10)
        await harness.limiter.pause(for: 4)
        #expect(try await harness.admitted(1) == [4])
    }

    @Test func `after a pause calls come one by one`() async throws {
        let harness = Harness(calls: 10, seconds: 10)
        await harness.limiter.pause(for: 4)
        #expect(try await harness.admitted(4) == [4, 5, 6, 7])
    }
}
