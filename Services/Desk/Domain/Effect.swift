/// A change that is asked for under a key, so that it happens once.
struct Effect<Input: Sendable>: Sendable {
    /// The caller's name for the change.
    let key: String

    /// A hash of all that is asked for: another one under the same key is
    /// another change.
    let fingerprint: String
    let input: Input
}

/// Why a change is not made although it is a valid one.
enum EffectError: Error, Equatable {
    /// The key was used for another change.
    case keyReused
}
