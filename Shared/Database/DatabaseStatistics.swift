/// What a database has done since it was opened.
public struct DatabaseStatistics: Sendable, Hashable {
    /// Groups made durable: each is one wait for the disk.
    public var commits = 0

    /// Writes kept by these commits.
    public var transactions = 0

    /// Writes undone, by their own error or a failed commit.
    public var rollbacks = 0

    /// Snapshots read.
    public var reads = 0

    /// Writes that wait at this moment.
    public var queued = 0

    public init() {}
}
