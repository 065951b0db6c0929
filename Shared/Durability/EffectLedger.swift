public import Database
public import FoundationEssentials
import StrictJSON

/// Performs an effect once per key, and remembers its result.
///
/// An intent is made durable, then the effect is performed, then its result is
/// made durable. Every later call with the key returns that result without
/// performing anything:
///
/// ```swift
/// let ticket = try await ledger.once(key, operation: "ticket", fingerprint: hash) { attempt in
///     if attempt == .again, let found = try await crm.ticket(withKey: key) { return found }
///     return try await crm.createTicket(draft, key: key)
/// }
/// ```
///
/// Two calls with one key at once: the second waits, and gets the result of the first.
public struct EffectLedger: Sendable {
    /// What is known before an attempt.
    public enum Attempt: Sendable, Hashable {
        /// Nothing was attempted under this key.
        case first

        /// An earlier attempt may have taken effect: look before you repeat.
        case again
    }

    let database: any SQLDatabase
    let now: @Sendable () -> Date
    private let turns = KeyedTurns<EffectKey>()

    /// Uses the tables of ``migrations``, which the caller has applied.
    public init(
        database: any SQLDatabase,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.now = now
    }

    /// Performs the effect unless it has been, and returns its result.
    ///
    /// When the attempt throws, the error is thrown on and the next call with
    /// the key performs it ``Attempt/again``. It is ``Attempt/first`` once more
    /// only after an ``EffectFailure`` of a first attempt that took no effect.
    /// After ``EffectUncertain`` nothing is performed until a person resolves it.
    ///
    /// - Parameters:
    ///   - key: The name under which the effect happens once.
    ///   - operation: What is done, such as "mail".
    ///   - fingerprint: A hash of the request: another one under the same key is an error.
    ///   - perform: Does it. It runs while no other call holds the key.
    /// - Returns: What the attempt returned, now or in an earlier call.
    /// - Throws: ``EffectError``, `DatabaseError`, or the attempt's own error. After
    ///   a `DatabaseError` the effect may have happened; call again.
    public func once<Result: Codable & Sendable>(
        _ key: EffectKey,
        operation: String,
        fingerprint: String,
        _ perform: (Attempt) async throws -> Result
    ) async throws -> Result {
        guard key.isValid else { throw EffectError.invalidKey }
        try await turns.begin(key)
        defer { turns.end(key) }
        switch try await intend(key, operation: operation, fingerprint: fingerprint) {
        case .perform(let attempt):
            let result = try await self.attempt(attempt, key, perform)
            try await save(result, of: key)
            return result
        case .done(let document):
            guard let result = try? RecordCoding.decode(Result.self, from: document) else {
                throw EffectError.unreadableResult(key)
            }
            return result
        case .uncertain:
            throw EffectError.uncertain(key)
        }
    }

    private func attempt<Result>(
        _ attempt: Attempt,
        _ key: EffectKey,
        _ perform: (Attempt) async throws -> Result
    ) async throws -> Result {
        do {
            return try await perform(attempt)
        } catch let error as EffectUncertain {
            try await doubt(key, reason: error.reason)
            throw EffectError.uncertain(key)
        } catch let error as any EffectFailure where error.tookNoEffect && attempt == .first {
            // Should this fail too, the next attempt looks first, which is safe.
            try? await forget(key)
            throw error
        }
    }
}
