import Dispatch
import Runtime
import Testing

@Suite("A wait for a blocking call")
struct BlockingQueueDeadlineTests {
    @Test func `gives back what a call returns in time`() async throws {
        let queue = BlockingQueue("test")
        #expect(try await queue.run(within: 60) { 7 } == 7)
        await #expect(throws: Deadline.Passed.self) {
            try await queue.run(within: 60) { throw Deadline.Passed() }
        }
    }

    @Test func `waits no longer than it is told, and leaves out what has not begun`()
        async throws
    {
        let queue = BlockingQueue("test")
        let blocker = DispatchSemaphore(value: 0)
        await #expect(throws: Deadline.Passed.self) {
            try await queue.run(within: 0.02) { blocker.wait() }
        }
        await #expect(throws: Deadline.Passed.self) {
            try await queue.run(within: 0.02) { Issue.record("it began after its time") }
        }
        blocker.signal()
        // The queue is serial: this comes after all that was put in before.
        try await queue.run {}
    }

    @Test func `ends when its task is cancelled, and leaves the call to itself`() async throws {
        let queue = BlockingQueue("test")
        let blocker = DispatchSemaphore(value: 0)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await queue.run(within: 600) { blocker.wait() }
                }
            }
            group.cancelAll()
            await group.waitForAll()
        }
        blocker.signal()
        try await queue.run {}
    }
}
