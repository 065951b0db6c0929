import Runtime
import TestSupport
import Testing

@Suite("A deadline")
struct DeadlineTests {
    private struct Broken: Error {}

    @Test func `lets through what comes in time`() async throws {
        #expect(try await Deadline.run(within: 3600) { "done" } == "done")
    }

    @Test func `lets through that there is nothing`() async throws {
        let nothing = try await Deadline.run(within: 3600) { String?.none }
        #expect(nothing == nil)
    }

    @Test func `lets through an error`() async {
        await #expect(throws: Broken.self) {
            try await Deadline.run(within: 3600) { throw Broken() }
        }
    }

    @Test func `cancels what takes longer`() async {
        let notes = Notes()
        await #expect(throws: Deadline.Passed.self) {
            try await Deadline.run(within: 0) {
                await Gate().passed()
                notes.add("cancelled")
            }
        }
        #expect(notes.all == ["cancelled"])
    }
}
