public import Database

extension Readiness {
    /// A service that needs its database to answer.
    public static func database(_ database: any SQLDatabase) -> Readiness {
        Readiness {
            do {
                _ = try await database.read { try $0.first("SELECT 1 AS answer") }
                return nil
            } catch {
                return "the database does not answer"
            }
        }
    }
}
