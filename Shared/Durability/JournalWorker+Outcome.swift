public import FoundationEssentials

extension JournalWorker {
    /// Waits for a run's final result.
    ///
    /// - Parameters:
    ///   - id: A run that was accepted.
    ///   - limit: How long to wait.
    /// - Returns: The result, or nothing when it takes longer, the run is
    ///   quarantined or unknown, or the task is cancelled.
    /// - Throws: `DatabaseError`.
    public func outcome(of id: RunID, within limit: Duration) async throws -> Data? {
        // First join, then look: whatever ends in between is not missed.
        let promise = roster.join(id)
        defer { roster.leave(id) }
        switch try await store.ending(of: id) {
        case .done(let result): return result
        case .quarantined, .unknown: return nil
        case .open: return await promise.value(within: limit, on: clock) ?? nil
        }
    }
}
