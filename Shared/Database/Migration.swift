/// A change of the tables, applied once to each database.
///
/// A migration is named by its deed ("create tickets") and never edited or
/// renamed once it has been released; a later one corrects it. Several
/// modules may share one database, hence names start with their module's
/// ("journal: create runs").
public struct Migration: Sendable, Hashable {
    public let name: String

    /// One or several statements, separated by semicolons.
    public let sql: String

    public init(_ name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}
