import Synchronization

/// Lets one task at a time work under a key; the others wait for their turn.
public final class KeyedTurns<Key: Hashable & Sendable>: Sendable {
    private let taken = Mutex<[Key: Promise<Void>]>([:])

    public init() {}

    /// Waits for the turn; whoever got one must ``end(_:)`` it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    public func begin(_ key: Key) async throws {
        while let other = take(key) { try await other.value }
    }

    public func end(_ key: Key) {
        taken.withLock { $0.removeValue(forKey: key) }?.fulfil(())
    }

    /// Takes the turn, or returns that of the task that has it.
    private func take(_ key: Key) -> Promise<Void>? {
        taken.withLock { taken in
            if let other = taken[key] { return other }
            taken[key] = Promise()
            return nil
        }
    }
}
