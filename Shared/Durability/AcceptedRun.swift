import Database
public import FoundationEssentials

/// A run as it is accepted: nothing of it has been carried out.
public struct AcceptedRun: Sendable, Hashable {
    public let id: RunID
    public let kind: String
    public let payload: Data
    public let trace: String?

    /// To the millisecond, as it is kept: a later attempt sees the same.
    public let createdAt: Date

    /// When it may start.
    public let dueAt: Date
}

extension AcceptedRun {
    /// A run to accept.
    ///
    /// - Parameters:
    ///   - id: A new name.
    ///   - kind: Which workflow carries it out.
    ///   - payload: What the workflow works on.
    ///   - trace: The trace that the run continues, if any.
    ///   - date: When it is accepted.
    ///   - notBefore: When it may start, if later, as for a reminder.
    public init(
        id: RunID,
        kind: String,
        payload: Data,
        trace: String? = nil,
        at date: Date,
        notBefore: Date? = nil
    ) {
        self.id = id
        self.kind = kind
        self.payload = payload
        self.trace = trace
        createdAt = Date(sqlValue: date.sqlValue) ?? date
        dueAt = notBefore ?? createdAt
    }
}

/// Lends a transaction to the SQL of steps, and notes the runs that it accepts.
final class NotingConnection: SQLConnection {
    private let connection: any SQLConnection
    private(set) var accepted: [AcceptedRun] = []

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    func note(_ run: AcceptedRun) { accepted.append(run) }

    func execute(_ sql: SQL) throws(DatabaseError) -> Int { try connection.execute(sql) }
    func query(_ sql: SQL) throws(DatabaseError) -> [Row] { try connection.query(sql) }

    func execute(script: String) throws(DatabaseError) {
        try connection.execute(script: script)
    }
}
