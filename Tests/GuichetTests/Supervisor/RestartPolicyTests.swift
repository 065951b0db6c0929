import Testing

@testable import Guichet

@Suite("A service that dies")
struct RestartPolicyTests {
    @Test func `is restarted at once, then later and later, and given up if it never lived`() {
        var policy = RestartPolicy()
        let pauses = (0..<9).map { _ in policy.pause(afterRunning: 1) }
        #expect(pauses == [0, 0.25, 0.5, 1, 2, 4, 8, nil, nil])
    }

    @Test func `is never given up once it has lived, and never waits over half a minute`() {
        var policy = RestartPolicy()
        #expect(policy.pause(afterRunning: 10) == 0)
        let pauses = (0..<100).map { _ in policy.pause(afterRunning: 0) }
        #expect(pauses.prefix(8) == [0.25, 0.5, 1, 2, 4, 8, 16, 30])
        #expect(pauses.dropFirst(8).allSatisfy { $0 == 30 })
    }

    @Test func `is healthy again once it ran for a while`() {
        var policy = RestartPolicy()
        for _ in 0..<6 { _ = policy.pause(afterRunning: 9.9) }
        #expect(policy.pause(afterRunning: 10) == 0)
        #expect(policy.pause(afterRunning: 1) == 0.25)
    }
}
