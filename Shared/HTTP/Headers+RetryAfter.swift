extension Headers {
    /// The most seconds of quiet that `Retry-After` can ask for.
    public static let longestRetryAfter = 3_600.0

    /// Seconds of quiet that `Retry-After` asks for, 0 to ``longestRetryAfter``;
    /// nothing when it is missing, a date or no finite number.
    public var retryAfter: Double? {
        guard let seconds = self["retry-after"].flatMap(Double.init), seconds.isFinite else {
            return nil
        }
        return min(max(seconds, 0), Self.longestRetryAfter)
    }
}
