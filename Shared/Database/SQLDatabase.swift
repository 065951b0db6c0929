/// A relational database: bound SQL, rows, transactions, migrations.
///
/// Each driver is one type that conforms to this protocol; nothing here
/// belongs to one engine.
public protocol SQLDatabase: Sendable {
    /// What it has done so far.
    var statistics: DatabaseStatistics { get }

    /// Runs the closure on a consistent snapshot that it may not change.
    ///
    /// The snapshot holds every write that was answered before the call.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Runs the closure in a transaction of its own, and returns once it is durable.
    ///
    /// When the closure throws, all that it changed is undone and its error is
    /// thrown on. Cancelling the caller does not stop a write. The closure only
    /// talks to the connection: its other effects could not be undone, and it may
    /// run twice when another that shares its commit throws.
    ///
    /// - Throws: The closure's error, or ``DatabaseError`` when the transaction
    ///   could not be kept. After `unavailable` from a failed commit the outcome
    ///   is unknown if the process ends before the next write; retry under a key.
    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Brings the tables up to date: applies what is missing, once each, in order.
    ///
    /// - Throws: ``DatabaseError``, `incompatible` when the database was last
    ///   written by a newer version.
    func migrate(_ migrations: [Migration]) async throws
}
