/// What one client takes at most.
public struct HTTPClientLimits: Sendable {
    /// Connections to one host; further requests wait for one.
    public var connectionsPerHost = 64

    /// Connections to all hosts together.
    public var connections = 256

    /// Requests that run or wait; further ones fail as overloaded.
    public var requests = 4_096

    /// Seconds after which a kept connection is not used again.
    ///
    /// Less than
    /// servers keep one open, so that a request rarely meets one that the
    /// server is about to close.
    public var keptSeconds = 20

    public init() {}
}
