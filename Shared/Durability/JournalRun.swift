public import Database
public import FoundationEssentials
import Synchronization

/// One attempt to carry out a run: the workflow reads top to bottom, and what
/// is recorded already is not done again.
///
/// ```swift
/// let type = try await run.compute("classify") { classify(request) }
/// let ticket = try await run.effect("ticket") { key in
///     try await crm.createTicket(request, type, key: key)
/// }
/// try run.write("remember the ticket") { connection in
///     try connection.execute("UPDATE requests SET ticket = \(ticket.id) WHERE id = \(id)")
/// }
/// ```
///
/// Results are held in memory and made durable together right before the next
/// effect, and at the end: a run costs one commit for each effect that follows
/// something new, and one to end. So everything an effect depends on is
/// durable before it happens, or is had again under its key. An effect whose
/// result was lost in a crash is called again with the same key: the service
/// that performs it must return its first answer. Where that answer is all
/// there is to the result, even the commit can be spared:
/// ``call(_:isLasting:_:)``.
///
/// Names of steps are unique in a run, and stay the same between versions.
public final class JournalRun: Sendable {
    public let id: RunID
    public let kind: String
    public let payload: Data
    public let trace: String?

    /// When the run was accepted.
    public let createdAt: Date

    /// Which attempt this is, counted from 1.
    public let attempt: Int

    let pages: JournalPages

    init(_ claimed: ClaimedRun, pages: JournalPages) {
        id = claimed.id
        kind = claimed.kind
        payload = claimed.payload
        trace = claimed.trace
        createdAt = claimed.createdAt
        attempt = claimed.failures + 1
        self.pages = pages
    }

    /// Computes something once; its result is saved with the next effect.
    ///
    /// After a crash before that, it is computed again: it must have no effect
    /// outside of the process.
    ///
    /// - Returns: The result, now or as it was recorded.
    /// - Throws: ``JournalError``, what the body throws, or `CancellationError` when
    ///   the task was cancelled meanwhile; then nothing is recorded.
    public func compute<Value: Codable & Sendable>(
        _ name: String,
        _ body: () async throws -> Value
    ) async throws -> Value {
        if let recorded = try pages.open(name, as: Value.self) { return recorded }
        let value = try await body()
        // What a step makes do with while it is cancelled says nothing.
        try Task.checkCancellation()
        try pages.add(name, .computed, value)
        return value
    }

    /// Has an effect performed under the key "<run>:<name>", the same for ever.
    ///
    /// When the body begins, all that came before is durable. The exceptions are
    /// lasting answers of ``call(_:isLasting:_:)``, which are had again under
    /// their keys, and SQL that may wait, ``write(_:mayWait:_:)``, with nothing
    /// else beside them that is not durable yet.
    /// So a later step may destroy what an earlier one needs in order to be
    /// performed again only where the earlier one is an effect, too.
    ///
    /// - Returns: The result, now or as it was recorded.
    /// - Throws: ``JournalError``, `DatabaseError` when what came before could not
    ///   be saved (the body has not begun), or what the body throws.
    public func effect<Value: Codable & Sendable>(
        _ name: String,
        _ body: (_ key: String) async throws -> Value
    ) async throws -> Value {
        try await call(name, isLasting: { _ in false }, body)
    }

    /// Asks a service for an effect under the key "<run>:<name>", as ``effect(_:_:)``
    /// does; a lasting answer costs no commit of its own.
    ///
    /// After a crash before the next commit the service is asked again, so an
    /// answer is lasting only when it will be the same then: what the service
    /// returned, not what the body decided by the time or by what it caught.
    /// An answer that no later step depends on may be called lasting, too.
    ///
    /// - Parameters:
    ///   - name: The step.
    ///   - isLasting: Whether a result would come again as it is.
    ///   - body: Asks.
    /// - Returns: The answer, now or as it was recorded.
    /// - Throws: As ``effect(_:_:)``.
    public func call<Value: Codable & Sendable>(
        _ name: String,
        isLasting: (Value) -> Bool = { _ in true },
        _ body: (_ key: String) async throws -> Value
    ) async throws -> Value {
        if let recorded = try pages.open(name, as: Value.self) { return recorded }
        try await pages.save()
        let value = try await body("\(id):\(name)")
        try pages.add(name, .effect, value, mayWait: isLasting(value))
        return value
    }

    /// Adds SQL to the transaction that saves the next results, once per run.
    ///
    /// Tables change in the same commit as the steps around it are recorded. The
    /// SQL may also ``Journal/enqueue(_:id:kind:payload:trace:at:notBefore:)`` another run.
    ///
    /// - Parameters:
    ///   - name: The step.
    ///   - mayWait: Whether effects may begin before the SQL is durable: none of
    ///     them depends on it, and whoever reads what it writes can do without it
    ///     until the run's next commit, or its end.
    ///   - sql: Changes tables, all at once with what else is saved.
    /// - Throws: ``JournalError/duplicateStep(_:)``. What the SQL throws comes out of the
    ///   next effect, or fails the attempt at its end.
    public func write(
        _ name: String,
        mayWait: Bool = false,
        _ sql: @escaping @Sendable (any SQLConnection) throws -> Void
    ) throws {
        guard try !pages.isRecorded(name) else { return }
        pages.add(name, mayWait: mayWait, sql)
    }
}
