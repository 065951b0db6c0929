import Dispatch
import Synchronization

extension EventLoop {
    /// Waits; throws `CancellationError` as soon as the task is cancelled.
    ///
    /// In a loop's thread this costs no other thread, as `Task.sleep` does.
    public static func sleep(for duration: Duration) async throws {
        guard let loop = current else { return try await Task.sleep(for: duration) }
        let milliseconds = (duration / .milliseconds(1)).rounded(.up)
        // The clock may be almost a millisecond further than it says. Some million
        // years are enough.
        let due = LoopThread.clock + 1 + Int64(min(max(milliseconds, 0), 1e17))
        guard await loop.sleep(until: due) else { throw CancellationError() }
    }

    /// Called in the loop's thread, which looks at what is due before it waits.
    private func sleep(until due: Int64) async -> Bool {
        let number = sleepers.withLock { $0.nextNumber() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { sleeper in
                // A cancellation before this line found nobody to wake.
                let isCancelled = sleepers.withLock { sleepers in
                    guard !Task.isCancelled else { return true }
                    sleepers.add(sleeper, number, due: due)
                    return false
                }
                if isCancelled { sleeper.resume(returning: false) }
            }
        } onCancel: {
            wake(number, isDue: false)
        }
    }

    private func wake(_ number: Int, isDue: Bool) {
        sleepers.withLock { $0.remove(number) }?.resume(returning: isDue)
    }

    /// Wakes those whose moment has come; in the loop's thread.
    func wakeSleepers(at now: Int64) {
        let due = sleepers.withLock { sleepers in
            (sleepers.due ?? .max) <= now ? sleepers.removeDue(at: now) : []
        }
        for sleeper in due { sleeper.resume(returning: true) }
    }

    /// Leaves those that sleep longer than the loop works to the system.
    func leaveSleepers() {
        for (number, due) in sleepers.withLock({ $0.left }) {
            let rest = Double(max(due - LoopThread.clock, 0)) / 1_000
            DispatchQueue.global().asyncAfter(deadline: .now() + rest) {
                self.wake(number, isDue: true)
            }
        }
    }
}
