/// How a call is made again that failed: so often, with a growing pause.
public struct Repetition: Sendable {
    /// Calls and repetitions together, at most.
    private let attempts: Int

    /// Seconds: the pause after the n-th attempt is up to so many times 2ⁿ.
    private let base: Double

    public init(attempts: Int, base: Double) {
        self.attempts = attempts
        self.base = base
    }

    /// Asks until there is an answer, or a failure that is not worth asking
    /// again for.
    ///
    /// - Parameters:
    ///   - clock: How to wait.
    ///   - ask: One attempt, counted from 1, with the failure of the one before.
    ///   - pause: The seconds to wait after a failure, given those that are
    ///     proposed; nothing when it is not to be asked again.
    /// - Returns: The answer.
    /// - Throws: The last failure, or what `ask` throws.
    public func run<Answer, Failure: Error>(
        _ clock: WallClock,
        ask: (_ attempt: Int, _ earlier: Failure?) async throws -> Result<Answer, Failure>,
        pause: (_ failure: Failure, _ proposed: Double) -> Double?
    ) async throws -> Answer {
        var earlier: Failure?
        var attempt = 1
        while true {
            switch try await ask(attempt, earlier) {
            case .success(let answer): return answer
            case .failure(let failure):
                // With jitter, so that those who failed together do not come back together.
                let proposed = base * Double(1 << attempt) * Double.random(in: 0.5...1)
                guard attempt < attempts, let pause = pause(failure, proposed) else {
                    throw failure
                }
                earlier = failure
                attempt += 1
                try await clock.sleep(pause)
            }
        }
    }
}
