/// Waits until a condition holds, half a minute at most.
///
/// - Throws: ``NeverHappened``, or what the condition throws.
public func waitUntil(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<1500 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(20))
    }
    throw NeverHappened()
}

/// A condition did not come to hold within half a minute.
public struct NeverHappened: Error {
    public init() {}
}
