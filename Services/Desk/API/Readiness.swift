import ServiceKit

extension DeskStore {
    /// Desk can do its work when its store answers.
    var readiness: Readiness {
        Readiness {
            do {
                try await check()
                return nil
            } catch {
                return "the database does not answer"
            }
        }
    }
}
