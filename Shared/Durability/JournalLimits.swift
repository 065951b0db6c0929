/// How much a journal's worker does at once, and how long it tries.
public struct JournalLimits: Sendable {
    /// Runs carried out at the same time.
    public var concurrentRuns: Int

    /// Of these, how many may be retries, so that new runs find room during
    /// the aftermath of an outage.
    public var concurrentRetries: Int

    /// Failures after which a run is quarantined.
    ///
    /// With the default ``Backoff``, 50 failures take about 20 hours.
    public var attempts: Int

    public var backoff: Backoff

    /// How long a service may ask for with `Retry-After`, in seconds.
    public var longestRetryAfter: Double

    /// How long running workflows may take to end once the worker stops.
    public var drain: Duration

    /// The longest time between two looks for runs that nobody submitted.
    public var poll: Duration

    /// How long a run that begins before it is accepted may compute, and at most
    /// twice as long, until it is accepted by itself:
    /// ``JournalWorker/begin(_:as:keeping:)``.
    public var acceptanceDelay: Duration

    public init(
        concurrentRuns: Int = 64,
        concurrentRetries: Int = 48,
        attempts: Int = 50,
        backoff: Backoff = Backoff(),
        longestRetryAfter: Double = 86_400,
        drain: Duration = .seconds(10),
        poll: Duration = .seconds(30),
        acceptanceDelay: Duration = .milliseconds(25)
    ) {
        self.concurrentRuns = max(concurrentRuns, 1)
        self.concurrentRetries = max(concurrentRetries, 1)
        self.attempts = attempts
        self.backoff = backoff
        self.longestRetryAfter = longestRetryAfter
        self.drain = drain
        self.poll = poll
        self.acceptanceDelay = acceptanceDelay
    }
}
