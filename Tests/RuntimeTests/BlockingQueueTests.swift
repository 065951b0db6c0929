import Runtime
import TestSupport
import Testing

@Suite("A queue for calls that block")
struct BlockingQueueTests {
    private struct Broken: Error {}

    @Test func `returns what the call returns`() async throws {
        #expect(try await BlockingQueue("test").run { 42 } == 42)
    }

    @Test func `throws what the call throws`() async {
        await #expect(throws: Broken.self) {
            try await BlockingQueue("test").run { throw Broken() }
        }
    }

    @Test func `runs calls in their order`() async throws {
        let queue = BlockingQueue("test")
        let notes = Notes()
        for index in 0..<20 { try await queue.run { notes.add("\(index)") } }
        #expect(notes.all == (0..<20).map { "\($0)" })
    }
}
