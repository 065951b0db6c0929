/// What a transaction can do.
///
/// A connection is lent to the closure of ``SQLDatabase/read(_:)`` or
/// ``SQLDatabase/write(_:)`` and must not leave it. Its calls block: the
/// driver runs them away from Swift's cooperative threads.
public protocol SQLConnection {
    /// Runs a statement and returns how many rows it inserted, changed or deleted.
    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int

    /// Runs a statement and returns all its rows; bound the answer with `LIMIT`.
    func query(_ sql: SQL) throws(DatabaseError) -> [Row]

    /// Runs several statements, separated by semicolons, that bind nothing.
    func execute(script: String) throws(DatabaseError)
}

extension SQLConnection {
    /// Runs a statement and returns its first row, if any.
    public func first(_ sql: SQL) throws(DatabaseError) -> Row? {
        try query(sql).first
    }
}
