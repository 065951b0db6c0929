import Synchronization

/// A figure that only grows.
public final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    public func add(_ amount: Int = 1) {
        count.add(amount, ordering: .relaxed)
    }

    public var value: Int { count.load(ordering: .relaxed) }
}
