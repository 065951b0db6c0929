import Synchronization
import TestSupport

/// Counts what several tasks do.
final class Counter: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .acquiring) }

    @discardableResult
    func next() -> Int { value.add(1, ordering: .acquiringAndReleasing).newValue }
}

/// Yields until the condition holds, for half a minute at most.
func eventually(_ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened() }
        try Task.checkCancellation()
        await Task.yield()
    }
}
