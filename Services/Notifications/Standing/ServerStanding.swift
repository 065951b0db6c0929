import Durability
import Runtime
import Synchronization

/// What is known of a server that another party keeps: whether it does its
/// work, as of the last time that it was used or asked.
final class ServerStanding: Sendable {
    private struct State {
        var trouble: String?
        var hasWord = false
        var word = Promise<Void>()
        var bell = Promise<Void>()
    }

    private let state = Mutex(State())
    private let clock: JournalClock

    init(clock: WallClock) {
        self.clock = JournalClock(clock)
    }

    /// Notes how the server was found: what is amiss, or nothing.
    ///
    /// - Returns: Whether that is another thing than before: another trouble is.
    @discardableResult
    func note(_ trouble: String?) -> Bool {
        let (word, bell, isNews) = state.withLock { state in
            let isNews = state.trouble != trouble
            state.trouble = trouble
            state.hasWord = true
            return (state.word, trouble == nil ? nil : state.bell, isNews)
        }
        word.fulfil(())
        bell?.fulfil(())
        return isNews
    }

    /// What is amiss; nothing when the server does its work.
    ///
    /// The first word of it is waited for so long; a server of which none has
    /// come is in trouble, too.
    func trouble(within seconds: Double) async -> String? {
        let word = state.withLock { $0.word }
        _ = await word.value(within: .seconds(seconds), on: clock)
        return state.withLock { $0.hasWord ? $0.trouble : "has not answered yet" }
    }

    /// Waits until something is amiss.
    ///
    /// - Throws: `CancellationError`.
    func waitForTrouble() async throws {
        let bell = state.withLock { state -> Promise<Void>? in
            guard state.trouble == nil else { return nil }
            state.bell = Promise()
            return state.bell
        }
        try await bell?.value
    }
}

extension JournalClock {
    init(_ clock: WallClock) {
        self.init(
            now: clock.now,
            sleep: { duration in
                let parts = duration.components
                try await clock.sleep(Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
            }
        )
    }
}
