import Runtime
import Synchronization

/// Whether a vendor answers, asked in the background.
///
/// Who wants to know is told at once what the last question brought; before
/// the first has ended, that the vendor does not answer.
final class VendorPulse: Service {
    /// Seconds between two questions.
    static let interval = 15.0

    private let question: @Sendable () async -> Bool
    private let clock: WallClock
    private let lastAnswer = Mutex(false)

    /// - Parameters:
    ///   - clock: How to wait between two questions.
    ///   - question: Asks the vendor something cheap.
    init(clock: WallClock = .system, _ question: @escaping @Sendable () async -> Bool) {
        self.clock = clock
        self.question = question
    }

    /// Whether the vendor answered when it was last asked.
    var answers: Bool { lastAnswer.withLock { $0 } }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        let loop = BackgroundLoop { [self] in
            while true {
                let answers = await question()
                lastAnswer.withLock { $0 = answers }
                try await clock.sleep(Self.interval)
            }
        }
        try await loop.run(while: body)
    }
}
