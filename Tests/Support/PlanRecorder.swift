public import Database
import Synchronization

/// A database that notes how it finds the rows of each statement it runs.
public final class PlanRecorder: SQLDatabase {
    private let database: any SQLDatabase
    private let plans = Mutex<Set<String>>([])

    public init(_ database: any SQLDatabase) {
        self.database = database
    }

    /// What was planned with the statement, as "SEARCH runs USING INDEX runs_open in SELECT ...".
    public var noted: Set<String> { plans.withLock { $0 } }

    /// The statements that go through a whole table or index.
    public var scans: Set<String> { noted.filter { $0.hasPrefix("SCAN ") } }

    public var statistics: DatabaseStatistics { database.statistics }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.read { [self] in try body(RecordingConnection($0, note)) }
    }

    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.write { [self] in try body(RecordingConnection($0, note)) }
    }

    private func note(_ plan: String, _ sql: SQL) {
        plans.withLock { _ = $0.insert("\(plan) in \(sql.text)") }
    }
}

private struct RecordingConnection: SQLConnection {
    let connection: any SQLConnection
    let note: (String, SQL) -> Void

    init(_ connection: any SQLConnection, _ note: @escaping (String, SQL) -> Void) {
        self.connection = connection
        self.note = note
    }

    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try explain(sql)
        return try connection.execute(sql)
    }

    func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try explain(sql)
        return try connection.query(sql)
    }

    func execute(script: String) throws(DatabaseError) {
        try connection.execute(script: script)
    }

    private func explain(_ sql: SQL) throws(DatabaseError) {
        for row in try connection.query("EXPLAIN QUERY PLAN \(fragment: sql)") {
            note(try row["detail"], sql)
        }
    }
}
