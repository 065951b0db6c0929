public import Durability
public import S3

/// A file that is refused left nothing behind: its key is free again.
extension FileRefusal: EffectFailure {
    var tookNoEffect: Bool { true }
}

/// So is the key of a file that cannot have reached its store.
extension S3Error: EffectFailure {
    public var tookNoEffect: Bool { !mayHaveTakenEffect }
}
