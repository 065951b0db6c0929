/// How long to wait before the next attempt: exponential, with full jitter.
///
/// The wait is drawn between nothing and a limit that doubles with each
/// failure, so that runs that failed together do not come back together.
public struct Backoff: Sendable {
    /// The limit after the first failure, in seconds.
    public var base: Double

    /// The limit never grows past this, in seconds.
    public var cap: Double

    /// Draws the wait, in seconds, from nothing to this limit.
    public var jitter: @Sendable (Double) -> Double

    public init(
        base: Double = 2,
        cap: Double = 3600,
        jitter: @escaping @Sendable (Double) -> Double = { .random(in: 0...$0) }
    ) {
        self.base = base
        self.cap = cap
        self.jitter = jitter
    }

    /// The wait in seconds after the failure of this number, counted from 1.
    public func delay(afterFailure number: Int) -> Double {
        var limit = base
        for _ in 1..<max(number, 1) where limit < cap { limit *= 2 }
        return jitter(min(limit, cap))
    }
}
