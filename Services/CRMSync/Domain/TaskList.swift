import Contracts

/// The system that keeps production tasks.
///
/// Its closure keeps the promise of those of ``CRM``: it is called again with
/// the same key until it has returned once, and must not do twice what an
/// earlier attempt did.
struct TaskList: Sendable {
    /// Which system this is.
    var provider: CRMProvider

    /// What it performs once per key however often it is asked for.
    var recognised: Set<EffectKind>

    /// Seconds after which it surely shows what it was asked to make.
    var lag = 0.0

    /// Whether it answers now, told without keeping the caller waiting.
    var answers: @Sendable () async -> Bool

    var createTask: @Sendable (Effect<TaskToCreate>) async throws -> TaskCreated
}
