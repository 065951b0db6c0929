/// Long work on what others use at the same time, such as deleting from a
/// database, done in portions with a rest after each.
public enum Portions {
    /// How much longer than its work each rest is: the work has a quarter of
    /// what is shared, whatever the machine.
    private static let restPerWork = 3.0

    /// The longest rest: a disk that hung once must not end the work.
    private static let longestRest = Duration.seconds(5)

    /// Does portion after portion until one finds nothing more.
    ///
    /// - Parameter portion: Does a part, and returns of how many things.
    /// - Returns: Of how many things in all.
    /// - Throws: What a portion threw; `CancellationError` between two.
    public static func work(_ portion: () async throws -> Int) async throws -> Int {
        var total = 0
        while true {
            let began = ContinuousClock.now
            let count = try await portion()
            guard count > 0 else { return total }
            total += count
            let rest = (ContinuousClock.now - began) * restPerWork
            try await Task.sleep(for: min(rest, longestRest))
        }
    }
}
