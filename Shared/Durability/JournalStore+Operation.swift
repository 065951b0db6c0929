import Database
import FoundationEssentials

extension JournalStore {
    /// Makes a run due now that is quarantined or waits, and says whether it was.
    func reopen(_ id: RunID, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let left = try connection.execute(
                """
                UPDATE run_counts SET quarantined = quarantined - 1
                WHERE kind = (SELECT kind FROM runs WHERE id = \(id) AND state = 'quarantined')
                """
            )
            let reopened = try connection.execute(
                """
                UPDATE runs
                SET state = 'open', attempts = 0, is_retry = 0, due_at = \(now), finished_at = NULL
                WHERE id = \(id) AND state IN ('quarantined', 'open')
                """
            )
            return left + reopened > 0
        }
    }

    /// Deletes the oldest done runs with their steps, and returns how many.
    func purge(doneBefore date: Date, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            // No run is done before it is accepted: the second condition lets the
            // index by acceptance find them.
            let ids = try connection.query(
                """
                SELECT id FROM runs INDEXED BY runs_by_time
                WHERE state = 'done' AND finished_at < \(date) AND created_at < \(date)
                ORDER BY created_at LIMIT \(count)
                """
            ).map { try $0["id", as: String.self] }
            for id in ids {
                try connection.execute("DELETE FROM run_pages WHERE run_id = \(id)")
                try connection.execute("DELETE FROM runs WHERE id = \(id)")
            }
            return ids.count
        }
    }
}
