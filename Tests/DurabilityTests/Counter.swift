import Synchronization

/// Counts what several tasks do.
final class Counter: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .acquiring) }

    @discardableResult
    func next() -> Int { value.add(1, ordering: .acquiringAndReleasing).newValue }
}

/// Yields until the condition holds; the suite's time limit ends a vain wait.
func eventually(_ condition: () async throws -> Bool) async throws {
    while try await !condition() {
        try Task.checkCancellation()
        await Task.yield()
    }
}
