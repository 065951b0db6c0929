import Database
import FoundationEssentials

extension JournalStore {
    /// How a run ended, if it has.
    enum Ending: Sendable {
        case open
        case done(Data)
        case quarantined
        case unknown
    }

    func ending(of id: RunID) async throws -> Ending {
        try await database.read { connection in
            guard
                let row = try connection.first(
                    "SELECT state, \(raw: Self.result) FROM runs WHERE id = \(id)"
                )
            else { return .unknown }
            switch try row["state", as: String.self] {
            case "done": return .done(try row["result"])
            case "quarantined": return .quarantined
            default: return .open
            }
        }
    }

    /// The counts by kind, all open runs counted as waiting.
    func counts() async throws -> [String: RunCounts] {
        try await database.read { connection in
            var counts: [String: RunCounts] = [:]
            for row in try connection.query("SELECT * FROM run_counts") {
                counts[try row["kind"]] = RunCounts(
                    received: try row["received"],
                    done: try row["done"],
                    quarantined: try row["quarantined"]
                )
            }
            let open = try connection.query(
                """
                SELECT kind, COUNT(*) AS count FROM runs INDEXED BY runs_open
                WHERE state = 'open' GROUP BY kind
                """
            )
            for row in open { counts[try row["kind"]]?.waiting = try row["count"] }
            return counts
        }
    }

    func list(
        _ state: String,
        kind: String?,
        limit: Int,
        before: RunID?
    ) async throws -> [RunSummary] {
        let ofKind: SQL = if let kind { "AND kind = \(kind)" } else { "" }
        let older: SQL =
            if let before {
                "AND (created_at, id) < (SELECT created_at, id FROM runs WHERE id = \(before))"
            } else {
                ""
            }
        // Those that are not done are few beside the others: each has its own index.
        let index =
            switch state {
            case "open": "runs_open"
            case "quarantined": "runs_quarantined"
            default: "runs_by_time"
            }
        return try await database.read { connection in
            try connection.query(
                """
                SELECT \(raw: Self.summaryColumns) FROM runs INDEXED BY \(raw: index)
                WHERE state = '\(raw: state)' \(fragment: ofKind) \(fragment: older)
                ORDER BY created_at DESC, id DESC LIMIT \(limit)
                """
            ).map(Self.summary)
        }
    }

    func show(_ id: RunID) async throws -> RunDetails? {
        try await database.read { connection in
            let run = try connection.first(
                """
                SELECT \(raw: Self.summaryColumns), payload, \(raw: Self.result) FROM runs
                WHERE id = \(id)
                """
            )
            guard let run else { return nil }
            return RunDetails(
                summary: try Self.summary(run),
                payload: try run["payload"],
                result: try run["result"],
                steps: try Self.steps(of: id, connection)
            )
        }
    }

    /// The recorded steps in their order; what was recorded before there were
    /// pages comes first.
    static func steps(
        of id: RunID,
        _ connection: any SQLConnection
    ) throws -> [StepRecord] {
        let single = try connection.query(
            "SELECT name, type, result, recorded_at FROM steps WHERE run_id = \(id) ORDER BY position"
        ).map { step in
            StepRecord(
                name: try step["name"],
                type: try step["type"],
                result: try step["result"],
                recordedAt: try step["recorded_at"]
            )
        }
        let pages = try connection.query(
            """
            SELECT steps, results, recorded_at FROM run_pages
            WHERE run_id = \(id) ORDER BY number
            """
        )
        return try single + pages.flatMap { try StepPage($0).records(at: try $0["recorded_at"]) }
    }

    /// Stands in the run's own row when it ended before there were pages.
    private static let result =
        """
        COALESCE(result, (
            SELECT outcome FROM run_pages WHERE run_id = runs.id AND outcome IS NOT NULL
        )) AS result
        """

    private static let summaryColumns =
        "id, kind, state, created_at, due_at, attempts, last_error, trace, finished_at"

    private static func summary(_ row: Row) throws -> RunSummary {
        let stored: String = try row["state"]
        return RunSummary(
            id: try row["id"],
            kind: try row["kind"],
            state: RunState(rawValue: stored) ?? .waiting,
            createdAt: try row["created_at"],
            dueAt: try row["due_at"],
            failures: try row["attempts"],
            lastError: try row["last_error"],
            trace: try row["trace"],
            finishedAt: try row["finished_at"]
        )
    }
}
