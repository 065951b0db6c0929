import Runtime
import Testing

@Suite("Work in portions")
struct PortionsTests {
    @Test func `goes on until a portion finds nothing, and counts all`() async throws {
        var left = [3, 2, 1, 0, 7]
        let total = try await Portions.work { left.removeFirst() }
        #expect(total == 6)
        #expect(left == [7])
    }

    @Test func `ends with what a portion throws`() async throws {
        struct Full: Error {}
        var portions = 0
        await #expect(throws: Full.self) {
            _ = try await Portions.work {
                portions += 1
                if portions == 2 { throw Full() }
                return 1
            }
        }
        #expect(portions == 2)
    }

    @Test func `ends between two portions when it is cancelled`() async throws {
        let work = Task {
            try await Portions.work {
                withUnsafeCurrentTask { $0?.cancel() }
                return 1
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await work.value }
    }
}
