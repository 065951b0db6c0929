import Durability
import Runtime
import Synchronization

/// How those who want the mailbox read now and the watch that reads it tell
/// each other.
final class MailboxLooks: Sendable {
    /// What kept a look from being made; nothing when it was made.
    typealias Trouble = String?

    private struct State {
        var bell = Promise<Void>()
        var isRung = false

        /// The look that has not begun.
        var next = Promise<Trouble>()
    }

    private let state = Mutex(State())
    private let clock: JournalClock

    init(clock: WallClock) {
        self.clock = JournalClock(clock)
    }

    /// Has the mailbox read, from its beginning: a look that is being made may
    /// be past what the caller waits for.
    ///
    /// - Parameter seconds: How long that is waited for at most.
    /// - Returns: What is amiss; nothing when the mailbox was read.
    func look(within seconds: Double) async -> String? {
        let (next, bell) = state.withLock { state in
            state.isRung = true
            return (state.next, state.bell)
        }
        bell.fulfil(())
        let found = await next.value(within: .seconds(seconds), on: clock)
        return found ?? "the mailbox is still being read"
    }

    // MARK: - For the watch

    /// Says that a look begins.
    ///
    /// - Returns: Where its end is to be told.
    func begin() -> Promise<String?> {
        state.withLock { state in
            defer { state.next = Promise() }
            state.isRung = false
            return state.next
        }
    }

    /// Waits until somebody wants a look, or so many seconds.
    ///
    /// - Throws: `CancellationError`.
    func waitForWish(atMost seconds: Double) async throws {
        let bell = state.withLock { state -> Promise<Void>? in
            guard !state.isRung else { return nil }
            state.bell = Promise()
            return state.bell
        }
        guard let bell else { return }
        _ = await bell.value(within: .seconds(seconds), on: clock)
        try Task.checkCancellation()
    }
}
