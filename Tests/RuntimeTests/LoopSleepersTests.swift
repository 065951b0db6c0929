import Synchronization
import Testing

@testable import Runtime

@Suite("Sleepers of a loop", .timeLimit(.minutes(1)))
final class LoopSleepersTests: Sendable {
    private let sleepers = Mutex(LoopSleepers())

    private func sleep(_ number: Int, until due: Int64) async -> Bool {
        await withCheckedContinuation { sleeper in
            sleepers.withLock { $0.add(sleeper, number, due: due) }
        }
    }

    /// Sleeps and is called off before anything else happens.
    private func beCalledOff(_ number: Int, due: Int64) async {
        let isDue = await withCheckedContinuation { sleeper in
            let found = sleepers.withLock { sleepers in
                sleepers.add(sleeper, number, due: due)
                return sleepers.remove(number)
            }
            found?.resume(returning: false)
        }
        #expect(!isDue)
    }

    @Test func `that are called off are forgotten long before their moment`() async {
        for number in 1...1_000 { await beCalledOff(number, due: 3_600_000) }
        #expect(sleepers.withLock { $0.entries.count } <= 64)
    }

    @Test func `wake in their order whoever was called off meanwhile`() async {
        await withTaskGroup(of: Bool.self) { group in
            for number in [300, 100, 200] {
                group.addTask { await self.sleep(number, until: Int64(number)) }
            }
            while sleepers.withLock({ $0.left.count }) < 3 { await Task.yield() }
            for number in 1...299 where !number.isMultiple(of: 100) {
                await beCalledOff(number, due: Int64(number))
            }
            #expect(sleepers.withLock { $0.left.map(\.number) } == [100, 200, 300])
            #expect(sleepers.withLock { $0.entries.count } <= 2 * 3 + 64)
            for moment in [100, 200, 300] as [Int64] {
                #expect(sleepers.withLock { $0.removeDue(at: moment - 1) }.isEmpty)
                let woken = sleepers.withLock { $0.removeDue(at: moment) }
                #expect(woken.count == 1)
                for sleeper in woken { sleeper.resume(returning: true) }
            }
            for await isDue in group { #expect(isDue) }
        }
    }
}
