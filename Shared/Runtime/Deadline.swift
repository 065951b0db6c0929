/// A limit of time on something asynchronous.
public enum Deadline {
    /// The time was up first.
    public struct Passed: Error {
        public init() {}
    }

    /// Runs `body`, and cancels it when it takes longer than `seconds`.
    ///
    /// - Throws: ``Passed`` when the time was up first.
    public static func run<Result: Sendable>(
        within seconds: Double,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let result = first else { throw Passed() }
            return result
        }
    }
}
