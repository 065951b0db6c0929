public import Database
public import Observability

extension Metrics {
    /// The figures of a service that has a database: what that has done since
    /// the start stands among them.
    public convenience init(of database: any SQLDatabase) {
        self.init()
        let figures: [(String, String, @Sendable (DatabaseStatistics) -> Int)] = [
            (
                "commits", "Waits for the disk since the start, each for one or several writes",
                { $0.commits }
            ),
            ("writes", "Writes kept since the start", { $0.transactions }),
            ("rollbacks", "Writes undone since the start", { $0.rollbacks }),
            ("reads", "Snapshots read since the start", { $0.reads }),
            ("queued", "Writes that wait at this moment", { $0.queued }),
        ]
        for (name, help, figure) in figures {
            gauge("guichet_database_\(name)", help) {
                Double(figure(database.statistics))
            }
        }
    }
}
