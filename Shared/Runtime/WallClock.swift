public import FoundationEssentials

/// The time of day, and waiting by it.
public struct WallClock: Sendable {
    public var now: @Sendable () -> Date

    /// Waits a number of seconds; throws when the task is cancelled.
    public var sleep: @Sendable (Double) async throws -> Void

    public init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Double) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    public static let system = WallClock(
        now: { Date() },
        sleep: { try await EventLoop.sleep(for: .seconds($0)) }
    )
}
