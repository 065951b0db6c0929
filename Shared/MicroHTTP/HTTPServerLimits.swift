/// What one server takes at most; past each of these a client is refused or
/// made to wait, and memory does not grow.
public struct HTTPServerLimits: Sendable {
    /// Open connections; further ones wait in the kernel's queue.
    public var connections = 1_024

    /// Requests whose handlers run; further ones are answered 503.
    public var runningRequests = 512

    /// Bytes of a request line and its header fields; more is answered 431.
    public var headBytes = 16 << 10

    /// Bytes of a request's target; more is answered 414.
    public var targetBytes = 8 << 10

    /// Header fields of a request; more are answered 400.
    public var fields = 100

    /// Bytes of all bodies together that are held in memory; past them a
    /// request with such a body is answered 503.
    public var bodyMemory = 128 << 20

    /// Seconds that a connection may be silent.
    public var idleSeconds = 30

    /// Seconds in which a request's head must be complete.
    public var headSeconds = 30

    /// Seconds in which a body that is held in memory must have come; later
    /// is answered 408.
    public var bodySeconds = 30

    /// Seconds in which a body that is written to a file must have come.
    public var spooledBodySeconds = 300

    /// Seconds, and bytes a second, in which a client must take its answer.
    public var answerSeconds = 60
    public var answerBytesPerSecond = 4_096

    /// Seconds that a body may still take once the server is told to stop.
    public var drainBodySeconds = 5

    public init() {}
}
