/// What a database has done since it was opened.
public struct SQLiteStatistics: Sendable, Hashable {
    /// Groups made durable: each is one wait for the disk.
    public internal(set) var commits = 0

    /// Writes kept by these commits.
    public internal(set) var transactions = 0

    /// Writes undone, by their own error or a failed commit.
    public internal(set) var rollbacks = 0

    /// Snapshots read.
    public internal(set) var reads = 0

    /// Writes that wait at this moment.
    public internal(set) var queued = 0
}
