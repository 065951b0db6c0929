public import FoundationEssentials
import Runtime

/// What time it is, and how to wait.
public struct JournalClock: Sendable {
    public var now: @Sendable () -> Date

    /// Waits, or throws as soon as the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void

    public init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The computer's clock.
    public static let system = JournalClock(
        now: { Date() },
        sleep: { try await EventLoop.sleep(for: $0) }
    )
}
