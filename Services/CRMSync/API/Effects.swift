import Durability
import HTTP
import Observability
import ServiceKit

/// Performs what requests ask for, once per key: the intent is recorded, the
/// CRM is called, the result is recorded.
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

    let ledger: EffectLedger

    /// Performs one effect, or returns what it returned the first time.
    ///
    /// - Throws: `EffectError`, `DatabaseError`, or the provider's own error; the
    ///   same request may then be sent again under its key.
    func perform<Input: Sendable, Output: Codable & Sendable>(
        _ operation: Operation,
        _ input: Input,
        _ request: Request,
        _ effect: @Sendable (Effect<Input>) async throws -> Output
    ) async throws -> Output {
        guard let key = try request.idempotencyKey() else {
            throw RequestError.missingIdempotencyKey
        }
        return try await ledger.once(
            EffectKey(rawValue: key),
            operation: operation.rawValue,
            fingerprint: request.fingerprint
        ) { attempt in
            try await effect(
                Effect(
                    input: input,
                    key: key,
                    mayHaveHappened: attempt == .again,
                    trace: request.trace.traceparent
                )
            )
        }
    }
}
