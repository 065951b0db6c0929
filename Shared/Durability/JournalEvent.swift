public import FoundationEssentials

/// Something that a log or a metric wants to know, without customer data.
public enum JournalEvent: Sendable, Hashable {
    /// An attempt begins; attempts are counted from 1.
    case started(RunID, kind: String, attempt: Int)

    case done(RunID, kind: String)

    /// An attempt failed; the next one is due at this time.
    case waiting(RunID, kind: String, attempt: Int, until: Date, reason: String)

    case quarantined(RunID, kind: String, reason: String)

    /// The process stops: the run goes on at the next start.
    case interrupted(RunID, kind: String)

    /// How a run ended could not be recorded yet: that is tried again, or when
    /// the database refuses it for good, the run is.
    case notRecorded(RunID, kind: String, reason: String)

    /// Looking for runs failed; it is tried again.
    case notClaimed(reason: String)
}
