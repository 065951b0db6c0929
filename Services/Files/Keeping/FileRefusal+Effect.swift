import Durability

/// A file that is refused left nothing behind: its key is free again.
extension FileRefusal: EffectFailure {
    var tookNoEffect: Bool { true }
}
