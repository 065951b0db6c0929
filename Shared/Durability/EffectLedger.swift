public import Database
import FoundationEssentials
public import Runtime
import StrictJSON

/// Performs an effect once per key, and remembers its result.
///
/// An intent is made durable, then the effect is performed. Every later call
/// with the key returns the first one's result without performing anything:
///
/// ```swift
/// let ticket = try await ledger.once(key, operation: "ticket", fingerprint: hash) { attempt in
///     if attempt == .again, let found = try await crm.ticket(withKey: key) { return found }
///     return try await crm.createTicket(draft, key: key)
/// }
/// ```
///
/// Two calls with one key at once: the second waits, and gets the result of the first.
///
/// A result is saved with the next intent, or by ``run(while:)`` a second later
/// at most. What a crash takes of it, the next attempt finds by looking.
public struct EffectLedger: Sendable {
    /// What is known before an attempt.
    public enum Attempt: Sendable, Hashable {
        /// Nothing was attempted under this key.
        case first

        /// An earlier attempt may have taken effect: look before you repeat.
        case again
    }

    let database: any SQLDatabase
    let clock: WallClock
    let observe: @Sendable (any Error) -> Void
    let unsaved = UnsavedResults()
    private let turns = KeyedTurns<EffectKey>()

    /// Uses the tables of ``migrations``, which the caller has applied.
    ///
    /// - Parameters:
    ///   - database: Belongs to this ledger's process alone.
    ///   - clock: What time it is, and waiting by it.
    ///   - observe: Told why results could not be saved in the background, for
    ///     logs; must not block.
    public init(
        database: any SQLDatabase,
        clock: WallClock = .system,
        observe: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.database = database
        self.clock = clock
        self.observe = observe
    }

    /// Performs the effect unless it has been, and returns its result.
    ///
    /// When the attempt throws, the error is thrown on and the next call with
    /// the key performs it ``Attempt/again``. It is ``Attempt/first`` once more
    /// only after an ``EffectFailure`` of a first attempt that took no effect.
    ///
    /// - Parameters:
    ///   - key: The name under which the effect happens once.
    ///   - operation: What is done, such as "mail".
    ///   - fingerprint: A hash of the request: another one under the same key is an error.
    ///   - lag: Seconds after which a look surely finds what was done. An attempt
    ///     ``Attempt/again`` does not begin before that time is over since the
    ///     intent: one that found nothing too soon would do it twice.
    ///   - part: What happens with it and has a key of its own. When that was
    ///     asked for before, the attempt is not ``Attempt/first``.
    ///   - perform: Does it. It runs while no other call holds the key.
    /// - Returns: What the attempt returned, now or in an earlier call.
    /// - Throws: ``EffectError``, `DatabaseError`, or the attempt's own error.
    public func once<Result: Codable & Sendable>(
        _ key: EffectKey,
        operation: String,
        fingerprint: String,
        lag: Double = 0,
        part: Part<Result>? = nil,
        _ perform: (Attempt) async throws -> Result
    ) async throws -> Result {
        let intent = Intent(key: key, operation: operation, fingerprint: fingerprint)
        guard let part else {
            return try await inTurn(key) { try await self.perform(intent, nil, lag, perform) }
        }
        guard part.intent.key != key else { throw EffectError.keyReused(key) }
        // In one order, whichever is the part: no two calls wait for each other.
        let keys = [key, part.intent.key].sorted { $0.rawValue < $1.rawValue }
        return try await inTurn(keys[0]) {
            try await inTurn(keys[1]) { try await self.perform(intent, part, lag, perform) }
        }
    }

    /// Performs what may be performed again under its key, and is not
    /// remembered here; no other call with the key performs it meanwhile.
    ///
    /// - Throws: ``EffectError/invalidKey``, or what `perform` throws.
    public func inTurn<Result: Sendable>(
        _ key: EffectKey,
        _ perform: () async throws -> Result
    ) async throws -> Result {
        guard key.isValid else { throw EffectError.invalidKey }
        try await turns.begin(key)
        defer { turns.end(key) }
        return try await perform()
    }

    private func perform<Result: Codable & Sendable>(
        _ intent: Intent,
        _ part: Part<Result>?,
        _ lag: Double,
        _ perform: (Attempt) async throws -> Result
    ) async throws -> Result {
        switch try await standing(of: intent, with: part?.intent) {
        case .perform(let attempt, let date):
            if attempt == .again { try await wait(lag, since: date) }
            let result = try await self.attempt(
                attempt,
                intent,
                part?.intent,
                perform
            )
            let now = clock.now()
            var settled = [intent.settled(try RecordCoding.encode(result), at: now)]
            if let part, let result = try part.result(result) {
                settled.append(part.intent.settled(result, at: now))
            }
            unsaved.add(settled)
            return result
        case .done(let document):
            guard let result = try? RecordCoding.decode(Result.self, from: document) else {
                throw EffectError.unreadableResult(intent.key)
            }
            return result
        }
    }

    /// Waits for what is left of a lag; never longer, as the clock may have been
    /// set back.
    private func wait(_ lag: Double, since date: Date) async throws {
        let rest = min(date.timeIntervalSince(clock.now()) + lag, lag)
        if rest > 0 { try await clock.sleep(rest) }
    }

    private func standing(of intent: Intent, with part: Intent?) async throws -> Standing {
        guard let settled = unsaved[intent.key] else {
            return try await intend(intent, with: part)
        }
        guard settled.intent == intent else { throw EffectError.keyReused(intent.key) }
        return .done(settled.result)
    }

    private func attempt<Result>(
        _ attempt: Attempt,
        _ intent: Intent,
        _ part: Intent?,
        _ perform: (Attempt) async throws -> Result
    ) async throws -> Result {
        let keys = [intent.key] + (part.map { [$0.key] } ?? [])
        do {
            return try await perform(attempt)
        } catch let error as any EffectFailure where error.tookNoEffect && attempt == .first {
            // Should this fail too, the next attempt looks first, which is safe.
            try? await forget(keys)
            throw error
        }
    }
}
