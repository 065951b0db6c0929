import Testing

@testable import Guichet

@Suite("A service that dies")
struct RestartPolicyTests {
    @Test func `is restarted at once, then later and later while it dies young`() {
        var policy = RestartPolicy()
        let pauses = (0..<12).map { _ in policy.pause(afterRunning: 1) }
        #expect(pauses == [0, 0.25, 0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30])
    }

    @Test func `never waits longer than half a minute`() {
        var policy = RestartPolicy()
        let pauses = (0..<1_000).map { _ in policy.pause(afterRunning: 0) }
        #expect(pauses.max() == 30)
    }

    @Test func `is healthy again once it ran for a while`() {
        var policy = RestartPolicy()
        for _ in 0..<6 { _ = policy.pause(afterRunning: 9.9) }
        #expect(policy.pause(afterRunning: 10) == 0)
        #expect(policy.pause(afterRunning: 1) == 0.25)
    }
}
