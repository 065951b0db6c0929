import Synchronization

/// What happened, in its order, for a test to look at.
public final class Notes: Sendable {
    private let notes = Mutex<[String]>([])

    public init() {}

    public func add(_ note: String) { notes.withLock { $0.append(note) } }

    public var all: [String] { notes.withLock { $0 } }
}
