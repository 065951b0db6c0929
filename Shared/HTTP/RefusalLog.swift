import Observability
import Synchronization

/// Writes of refusals that come by the thousand one line in a while for each
/// kind of error, with how many there were since the line before.
///
/// A service that answers 503 because it has too much to do must not spend its
/// time, and the disk, on saying so. Figures count every one.
final class RefusalLog: Sendable {
    /// Between two lines about errors of one type.
    static let pause = Duration.seconds(1)

    private struct Entry {
        var lastLine: ContinuousClock.Instant
        var unsaid = 0
    }

    private let log: Log
    private let now: @Sendable () -> ContinuousClock.Instant
    private let entries = Mutex<[String: Entry]>([:])

    init(
        _ log: Log,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.log = log
        self.now = now
    }

    /// Notes a refusal.
    ///
    /// - Parameters:
    ///   - type: Of the error; there are few.
    ///   - fields: What the line says, asked for when there is one.
    ///   - trace: Of the request.
    func note(_ type: String, _ fields: () -> [LogField], trace: TraceContext?) {
        let now = now()
        let unsaid: Int? = entries.withLock { entries in
            if let entry = entries[type], now - entry.lastLine < Self.pause {
                entries[type]?.unsaid += 1
                return nil
            }
            let unsaid = entries[type]?.unsaid ?? 0
            entries[type] = Entry(lastLine: now)
            return unsaid
        }
        guard let unsaid else { return }
        let more: [LogField] = unsaid > 0 ? [.field("refusals.unsaid", unsaid)] : []
        log.warning("request refused", fields() + more, trace: trace)
    }
}
