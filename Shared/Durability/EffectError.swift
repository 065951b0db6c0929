/// Why an effect was not performed, or its result is not known.
public enum EffectError: Error, Hashable, Sendable {
    /// The key is empty, longer than 255 characters or holds others than visible ASCII.
    case invalidKey

    /// The key was used before, for another operation or another request.
    case keyReused(EffectKey)

    /// The effect may have happened: a person must look, and resolve it.
    case uncertain(EffectKey)

    /// The recorded result is not of the type that is asked for now.
    case unreadableResult(EffectKey)
}

/// Thrown by an attempt that cannot know whether it took effect, nor find out
/// by looking: a mail whose server went silent after the last line.
public struct EffectUncertain: Error, Sendable {
    /// What happened, in words for the person who will look, without customer data.
    public let reason: String

    public init(reason: String) {
        self.reason = reason
    }
}

/// An error of an attempt that knows whether anything can have happened.
public protocol EffectFailure: Error {
    /// Whether it is certain that nothing happened: refused, or never sent.
    var tookNoEffect: Bool { get }
}
