/// A gate that is closed until it is opened, once, for one who waits.
public final class Gate: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    public init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    public func open() { continuation.finish() }

    /// Returns when the gate is open, or the task is cancelled.
    public func passed() async {
        for await _ in stream {}
    }
}
