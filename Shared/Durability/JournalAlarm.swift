import FoundationEssentials
import Synchronization

/// When a worker looks for runs without being told to.
final class JournalAlarm: Sendable {
    private struct State: Sendable {
        /// Nothing while a look is due or made.
        var date: Date?
        var changed = Promise<Void>()
        var isStopped = false
    }

    private let state = Mutex(State())

    /// Rings at a date, or earlier when it would anyway.
    func set(_ date: Date) {
        let changed: Promise<Void>? = state.withLock { state in
            if let earlier = state.date, earlier <= date { return nil }
            state.date = date
            return state.changed
        }
        changed?.fulfil(())
    }

    /// When to ring, and what tells that this has changed; nothing once it is stopped.
    func next() -> (date: Date?, changed: Promise<Void>)? {
        state.withLock { state in
            guard !state.isStopped else { return nil }
            state.changed = Promise()
            return (state.date, state.changed)
        }
    }

    /// Forgets the date, which has come.
    func clear() { state.withLock { $0.date = nil } }

    func stop() {
        state.withLock { state in
            state.isStopped = true
            return state.changed
        }.fulfil(())
    }
}
