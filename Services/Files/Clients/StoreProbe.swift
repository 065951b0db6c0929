import FoundationEssentials
import Observability
import Runtime

/// Whether a bucket answers, asked seldom however often it is wanted: anybody
/// may ask for a service's health.
actor StoreProbe {
    /// Seconds for which an answer stands.
    private static let standing = 5.0

    private let ask: @Sendable () async throws -> Void
    private let clock: WallClock
    private let log: Log
    private var known: (isAnswering: Bool, at: Date)?

    /// - Parameters:
    ///   - clock: The time.
    ///   - log: Where the store's silence is noted, and its end.
    ///   - ask: Asks the store, and throws when it does not do its work.
    init(clock: WallClock, log: Log, ask: @escaping @Sendable () async throws -> Void) {
        self.ask = ask
        self.clock = clock
        self.log = log
    }

    func isAnswering() async -> Bool {
        if let known, abs(clock.now().timeIntervalSince(known.at)) < Self.standing {
            return known.isAnswering
        }
        let before = known?.isAnswering
        do {
            try await ask()
            if before == false { log.info("the file store answers again") }
            known = (true, clock.now())
        } catch {
            if before != false {
                log.warning("the file store does not answer", [.error(error)])
            }
            known = (false, clock.now())
        }
        return known?.isAnswering ?? false
    }
}
