/// Why an effect was not performed, or its result is not known.
public enum EffectError: Error, Hashable, Sendable {
    /// The key is empty, longer than 255 characters or holds others than visible ASCII.
    case invalidKey

    /// The key was used before, for another operation or another request.
    case keyReused(EffectKey)

    /// The table says that the effect may have happened and cannot be looked for.
    ///
    /// Nothing writes that any more; an effect of which it stands is never performed.
    case uncertain(EffectKey)

    /// The recorded result is not of the type that is asked for now.
    case unreadableResult(EffectKey)
}

/// An error of an attempt that knows whether anything can have happened.
public protocol EffectFailure: Error {
    /// Whether it is certain that nothing happened: refused, or never sent.
    var tookNoEffect: Bool { get }
}
