import CSQLite
import Database

/// One connection to a database file, used by one thread at a time.
///
/// Statements are prepared once and kept. Rows are read to the end before a
/// call returns, so that no statement stays open.
final class SQLiteConnection: SQLConnection {
    /// What a connection may do.
    enum Role: Sendable {
        case writer
        case reader
    }

    let handle: OpaquePointer
    let role: Role

    /// Whether a transaction must be open.
    ///
    /// SQLite ends one by itself after some errors (disk full, I/O), and what
    /// came next would commit alone.
    private var expectsTransaction = false

    private var statements: [SQL.Shape: SQLiteStatement] = [:]

    /// More distinct texts than a service has; lists of varying length could exceed it.
    private static let keptStatements = 256

    init(path: String, role: Role) throws(DatabaseError) {
        handle = try Self.open(path)
        self.role = role
        try configure(path)
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try requireTransaction()
        let before = sqlite3_total_changes64(handle)
        try run(sql) { (_: SQLiteStatement) in }
        // The count of changes is that of the last statement that made any.
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try requireTransaction()
        var rows: [Row] = []
        var columns: [String] = []
        try run(sql) { statement in
            if rows.isEmpty { columns = statement.columnNames() }
            rows.append(Row(columns: columns, values: statement.values(count: columns.count)))
        }
        return rows
    }

    func execute(script: String) throws(DatabaseError) {
        try requireTransaction()
        // A kept statement may no longer fit the tables.
        statements.removeAll()
        guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    private func run(
        _ sql: SQL,
        each: (SQLiteStatement) -> Void
    ) throws(DatabaseError) {
        let statement = try prepared(sql)
        defer { statement.reset() }
        guard statement.bind(sql.bindings) else { throw bindingFailure(sql, statement) }
        while true {
            switch sqlite3_step(statement.handle) {
            case SQLITE_ROW: each(statement)
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    private func prepared(_ sql: SQL) throws(DatabaseError) -> SQLiteStatement {
        let shape = sql.shape
        if let statement = statements[shape] { return statement }
        if statements.count >= Self.keptStatements { statements.removeAll() }
        let statement = try SQLiteStatement(sql.text, on: self)
        statements[shape] = statement
        return statement
    }

    private func bindingFailure(_ sql: SQL, _ statement: SQLiteStatement) -> DatabaseError {
        let places = sqlite3_bind_parameter_count(statement.handle)
        guard places == sql.bindings.count else {
            return DatabaseError(
                .programming,
                "\(sql.bindings.count) values for \(places) places in: \(sql.text)"
            )
        }
        return failure()
    }
}

extension SQLiteConnection {
    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Opens a transaction: a snapshot for the reader, the only writer otherwise.
    func begin() throws(DatabaseError) {
        try execute(role == .writer ? "BEGIN IMMEDIATE" : "BEGIN")
        expectsTransaction = true
    }

    /// Makes the transaction durable; after an error it is undone.
    func commit() throws(DatabaseError) {
        do {
            try execute("COMMIT")
            expectsTransaction = false
        } catch {
            rollBack()
            throw error
        }
    }

    /// Undoes the transaction, or what SQLite has left of it.
    func rollBack() {
        expectsTransaction = false
        // Rolling back writes nothing. Should it fail, the next BEGIN does too
        // and says why.
        if isInTransaction { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    /// Refuses to go on once SQLite, or a statement, has ended the transaction.
    func requireTransaction() throws(DatabaseError) {
        guard !expectsTransaction || isInTransaction else {
            throw DatabaseError(.unavailable, "the transaction has been rolled back by an error")
        }
    }
}
