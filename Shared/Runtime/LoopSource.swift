import CLinux

/// What a descriptor is watched for, or what has come of it.
public struct LoopEvents: OptionSet, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    public static let readable = LoopEvents(rawValue: Int32(guichet_readable))
    public static let writable = LoopEvents(rawValue: Int32(guichet_writable))

    /// Has failed, or was closed by the other side; always watched for.
    public static let broken = LoopEvents(rawValue: Int32(guichet_broken))
}

/// Somebody who works in a loop's thread: a server, a client.
///
/// All of it is called in that thread, and none of it may block.
public protocol LoopSource: AnyObject {
    /// When ``turn()`` is to be called though nothing has come: a moment of
    /// ``LoopThread/now``.
    var due: Int64? { get }

    /// A descriptor that this one watches is ready.
    func descriptorReady(_ descriptor: Int32, _ events: LoopEvents)

    /// Works on what has come since the last turn.
    func turn()
}
