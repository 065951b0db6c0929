import Durability
import HTTP
import Observability
import ServiceKit

/// Performs what requests ask for, once per key.
///
/// A provider that recognises keys is simply asked. For any other the intent
/// is recorded, the provider is called, and the result is recorded.
struct Effects: Sendable {
    /// What is done, as the ledger names it; never renamed.
    enum Operation: String {
        case upsertContact = "upsert contact"
        case createTicket = "create ticket"
        case updateTicket = "update ticket"
        case recordMail = "record mail"
        case addNote = "add note"
        case createTask = "create task"
    }

    /// How an effect is asked for.
    struct Asked: Sendable {
        /// The name under which it happens once.
        let key: String

        let trace: TraceContext

        /// A hash of all that is asked for; made only where a ledger compares it.
        let fingerprint: @Sendable () throws -> String
    }

    /// Nothing where the provider recognises keys.
    private let ledger: EffectLedger?

    init(ledger: EffectLedger, recognisesKeys: Bool) {
        self.ledger = recognisesKeys ? nil : ledger
    }

    /// Performs one effect, or returns what it returned the first time.
    ///
    /// - Throws: `EffectError`, `DatabaseError`, or the provider's own error; the
    ///   same request may then be sent again under its key.
    func perform<Input: Sendable, Output: Codable & Sendable>(
        _ operation: Operation,
        _ input: Input,
        _ request: Request,
        _ effect: @escaping @Sendable (Effect<Input>) async throws -> Output
    ) async throws -> Output {
        guard let key = try request.idempotencyKey() else {
            throw RequestError.missingIdempotencyKey
        }
        let asked = Asked(key: key, trace: request.trace) { request.fingerprint }
        return try await perform(operation, input, asked, effect)
    }

    /// The same for what is asked for with something else.
    func perform<Input: Sendable, Output: Codable & Sendable>(
        _ operation: Operation,
        _ input: Input,
        _ asked: Asked,
        _ effect: @escaping @Sendable (Effect<Input>) async throws -> Output
    ) async throws -> Output {
        let name = EffectKey(rawValue: asked.key)
        guard name.isValid else { throw EffectError.invalidKey }
        let perform = { (attempt: EffectLedger.Attempt) in
            try await effect(
                Effect(
                    input: input,
                    key: asked.key,
                    mayHaveHappened: attempt == .again,
                    trace: asked.trace.traceparent
                )
            )
        }
        guard let ledger else { return try await perform(.again) }
        return try await ledger.once(
            name,
            operation: operation.rawValue,
            fingerprint: try asked.fingerprint(),
            perform
        )
    }
}
