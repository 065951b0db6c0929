public import Database
public import FoundationEssentials

/// The name of one run of a workflow, unique in its journal.
public struct RunID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public var description: String { rawValue }
}

/// A durable list of runs, each a workflow that is carried on until it ends.
///
/// A run is accepted in the caller's own transaction, together with whatever
/// else must be kept with it. A ``JournalWorker`` then carries it out, over
/// failures and restarts of the process, without doing a recorded step twice.
public enum Journal {
    /// Accepts a run: once the transaction is durable, it will be carried out.
    ///
    /// Tell the worker afterwards with ``JournalWorker/look()``, or give it what
    /// this returns with ``JournalWorker/submit(_:as:)``. A run whose first steps
    /// only compute can be accepted with them:
    /// ``JournalWorker/begin(_:as:keeping:)``.
    ///
    /// - Parameters:
    ///   - connection: The transaction that the run belongs to.
    ///   - id: A new name; a known one is a unique violation.
    ///   - kind: Which workflow carries it out.
    ///   - payload: What the workflow works on.
    ///   - trace: The trace that the run continues, if any.
    ///   - at: When it was accepted.
    ///   - notBefore: When it may start, if later, as for a reminder.
    /// - Returns: The run.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public static func enqueue(
        _ connection: any SQLConnection,
        id: RunID,
        kind: String,
        payload: Data,
        trace: String? = nil,
        at: Date,
        notBefore: Date? = nil
    ) throws(DatabaseError) -> AcceptedRun {
        let run = AcceptedRun(
            id: id,
            kind: kind,
            payload: payload,
            trace: trace,
            at: at,
            notBefore: notBefore
        )
        try enqueue(connection, run)
        return run
    }

    /// Accepts a run that has been put together before.
    ///
    /// - Throws: `DatabaseError`, as ``enqueue(_:id:kind:payload:trace:at:notBefore:)``.
    public static func enqueue(
        _ connection: any SQLConnection,
        _ run: AcceptedRun
    ) throws(DatabaseError) {
        try connection.execute(
            """
            INSERT INTO runs
                (id, kind, state, payload, trace, created_at, due_at, attempts, is_retry)
            VALUES (
                \(run.id), \(run.kind), 'open', \(run.payload), \(run.trace),
                \(run.createdAt), \(run.dueAt), 0, 0
            )
            """
        )
        try connection.execute(
            """
            INSERT INTO run_counts (kind, received, done, quarantined) VALUES (\(run.kind), 1, 0, 0)
            ON CONFLICT (kind) DO UPDATE SET received = run_counts.received + 1
            """
        )
        (connection as? NotingConnection)?.note(run)
    }
}
