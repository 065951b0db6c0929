import Runtime
import Synchronization
import Testing

@Suite("A call that is made again")
struct RepetitionTests {
    struct Busy: Error, Equatable { let attempt: Int }

    private let pauses = Pauses()

    @Test func `waits longer each time, and is given up in the end`() async {
        await #expect(throws: Busy(attempt: 4)) { try await answer(at: 9) { $1 } }
        for (index, pause) in pauses.all.enumerated() {
            let most = Double(1 << (index + 1))
            #expect((most / 2...most).contains(pause))
        }
        #expect(pauses.all.count == 3)
    }

    @Test func `ends with the answer`() async throws {
        #expect(try await answer(at: 3) { _, _ in 7 } == "answer 3 after 2")
        #expect(pauses.all == [7, 7])
    }

    @Test func `is not made again when that is of no use`() async {
        await #expect(throws: Busy(attempt: 2)) {
            try await answer(at: 9) { failure, _ in failure.attempt == 1 ? 0 : nil }
        }
        #expect(pauses.all == [0])
    }

    private func answer(
        at last: Int,
        pause: (Busy, Double) -> Double?
    ) async throws -> String {
        var clock = WallClock.system
        clock.sleep = { [pauses] in pauses.add($0) }
        return try await Repetition(attempts: 4, base: 1).run(clock) { attempt, earlier in
            attempt == last
                ? .success("answer \(attempt) after \(earlier?.attempt ?? 0)")
                : .failure(Busy(attempt: attempt))
        } pause: { failure, proposed in
            pause(failure, proposed)
        }
    }

    private final class Pauses: Sendable {
        private let pauses = Mutex<[Double]>([])
        var all: [Double] { pauses.withLock { $0 } }
        func add(_ seconds: Double) { pauses.withLock { $0.append(seconds) } }
    }
}
