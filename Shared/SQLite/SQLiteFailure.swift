import CSQLite
import Database

extension SQLiteConnection {
    /// The error of the call that has just failed on this connection.
    func failure() -> DatabaseError {
        let status = sqlite3_extended_errcode(handle)
        let error = SQLiteFailure.error(status: status, handle: handle)
        if role == .reader, status & 0xFF == SQLITE_READONLY {
            return DatabaseError(.programming, "a read must not change anything")
        }
        return error
    }
}

/// Tells what SQLite's result codes mean to a caller.
enum SQLiteFailure {
    static func error(status: Int32, handle: OpaquePointer?) -> DatabaseError {
        let message = self.message(status: status, handle: handle)
        switch status & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
            return DatabaseError(.busy, message)
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM,
            SQLITE_NOMEM, SQLITE_NOLFS, SQLITE_INTERRUPT:
            return DatabaseError(.unavailable, message)
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            return DatabaseError(.corrupt, message)
        case SQLITE_CONSTRAINT:
            return DatabaseError(
                .constraint(constraint(status), name: constraintName(message)),
                message
            )
        default:
            return DatabaseError(.programming, message)
        }
    }

    private static func message(status: Int32, handle: OpaquePointer?) -> String {
        // SQLite's messages name tables, columns and tokens of the statement;
        // it has no way to put a bound value into one.
        let message = handle.flatMap(sqlite3_errmsg) ?? sqlite3_errstr(status)
        var text = message.map { String(cString: $0) } ?? "error \(status)"
        if [SQLITE_IOERR, SQLITE_CANTOPEN].contains(status & 0xFF) {
            let cause = handle.map(sqlite3_system_errno) ?? 0
            text += " (code \(status), system error \(cause))"
        }
        return text
    }

    private static func constraint(_ status: Int32) -> DatabaseError.Constraint {
        switch status {
        case csqlite_constraint_unique, csqlite_constraint_primary_key, csqlite_constraint_rowid:
            .unique
        case csqlite_constraint_foreign_key: .foreignKey
        case csqlite_constraint_not_null: .notNull
        case csqlite_constraint_check: .check
        default: .other
        }
    }

    /// "UNIQUE constraint failed: tickets.id" is about "tickets.id".
    private static func constraintName(_ message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return "" }
        return String(message[message.index(after: colon)...].drop { $0 == " " })
    }
}
