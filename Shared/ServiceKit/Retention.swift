public import FoundationEssentials
public import Observability
public import Runtime

/// Forgets what has been kept for long enough, at start and then regularly.
///
/// A failure is logged and tried again the next time: what is kept for too
/// long does no harm to those who are served.
public struct Retention: Service {
    private let seconds: Double
    private let interval: Double
    private let clock: WallClock
    private let log: Log
    private let purge: @Sendable (Date) async throws -> Int

    /// Makes the loop.
    ///
    /// - Parameters:
    ///   - seconds: How long things are kept.
    ///   - interval: Seconds between two rounds.
    ///   - clock: The time.
    ///   - log: Where each round that forgot something is written.
    ///   - purge: Forgets, in bounded steps, what is older than a date, and
    ///     returns how many there were.
    public init(
        keeping seconds: Double,
        every interval: Double = 3600,
        clock: WallClock = .system,
        log: Log,
        purge: @escaping @Sendable (_ date: Date) async throws -> Int
    ) {
        self.seconds = seconds
        self.interval = interval
        self.clock = clock
        self.log = log
        self.purge = purge
    }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await BackgroundLoop {
            while true {
                try await forget()
                try await clock.sleep(interval)
            }
        }.run(while: body)
    }

    private func forget() async throws {
        do {
            let count = try await purge(clock.now().addingTimeInterval(-seconds))
            if count > 0 { log.info("old records forgotten", [.field("records.count", count)]) }
        } catch let error as CancellationError {
            throw error
        } catch {
            log.warning(
                "old records not forgotten",
                [.error(error)]
            )
        }
    }
}
