import Contracts
import Durability

extension JournalWorker {
    /// Whether a request was accepted and is not done.
    func isOpen(_ request: CustomerRequest.ID) async throws -> Bool {
        let run = try await show(RunID(rawValue: request.rawValue))
        return run.map { $0.summary.state != .done } ?? false
    }
}
