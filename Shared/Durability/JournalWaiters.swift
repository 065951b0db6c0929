import FoundationEssentials
import Synchronization

/// Those who wait for the results of runs.
final class JournalWaiters: Sendable {
    private struct Waiters: Sendable {
        let promise = Promise<Data?>()
        var count = 0
    }

    private let waiters = Mutex<[RunID: Waiters]>([:])

    /// The runs that somebody waits for.
    var awaited: [RunID] { waiters.withLock { Array($0.keys) } }

    /// Joins those who wait for a run; everybody who joins leaves.
    func join(_ id: RunID) -> Promise<Data?> {
        waiters.withLock { waiters in
            var those = waiters[id] ?? Waiters()
            those.count += 1
            waiters[id] = those
            return those.promise
        }
    }

    func leave(_ id: RunID) {
        waiters.withLock { waiters in
            waiters[id]?.count -= 1
            if waiters[id]?.count == 0 { waiters[id] = nil }
        }
    }

    /// Tells them the result, or that there will be none.
    func tell(_ id: RunID, _ result: Data?) {
        waiters.withLock { $0[id]?.promise }?.fulfil(result)
    }
}
