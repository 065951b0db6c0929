import Durability
import HTTP
import Observability
import ServiceKit

/// Performs what requests ask for, once per key.
///
/// What a provider recognises by itself is simply asked for. Of anything else
/// the intent is recorded, the provider is called, and the result is recorded.
struct Effects: Sendable {
    let ledger: EffectLedger

    /// What the provider recognises.
    let recognised: Set<EffectKind>

    /// Seconds after which the provider surely shows what it did.
    var lag = 0.0

    /// Performs one effect, or returns what it returned the first time.
    ///
    /// - Parameters:
    ///   - kind: What is done.
    ///   - input: What it is done with.
    ///   - request: Who asks, under which key.
    ///   - part: What happens with it and may be asked for by itself. Called only
    ///     when the ledger is asked: it may hash as much as the request holds.
    ///   - effect: Does it.
    /// - Returns: What the effect returned.
    /// - Throws: `EffectError`, `DatabaseError`, or the provider's own error; the
    ///   same request may then be sent again under its key.
    func perform<Input: Sendable, Output: Codable & Sendable>(
        _ kind: EffectKind,
        _ input: Input,
        _ request: Request,
        part: () throws -> EffectLedger.Part<Output>? = { nil },
        _ effect: @escaping @Sendable (Effect<Input>) async throws -> Output
    ) async throws -> Output {
        guard let text = try request.idempotencyKey() else {
            throw RequestError.missingIdempotencyKey
        }
        let key = EffectKey(rawValue: text)
        let perform = { (attempt: EffectLedger.Attempt) in
            try await effect(
                Effect(
                    input: input,
                    key: text,
                    mayHaveHappened: attempt == .again,
                    trace: request.trace.traceparent
                )
            )
        }
        guard !recognised.contains(kind) else {
            return try await ledger.inTurn(key) { try await perform(.again) }
        }
        return try await ledger.once(
            key,
            operation: kind.rawValue,
            fingerprint: request.fingerprint,
            lag: lag,
            part: try part(),
            perform
        )
    }
}
