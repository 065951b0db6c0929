import Database
import FoundationEssentials

/// The journal's tables, as the worker uses them.
struct JournalStore: Sendable {
    let database: any SQLDatabase

    /// Makes a page durable in one transaction, with the SQL that belongs to it.
    ///
    /// - Returns: The runs that the SQL of the steps has accepted.
    func record(
        _ page: UnsavedPage,
        of id: RunID,
        at now: Date
    ) async throws -> [AcceptedRun] {
        try await database.write { connection in
            try page.acceptance?.write(connection)
            return try Self.insert(page.steps, outcome: nil, of: id, at: now, connection)
        }
    }

    /// Ends an attempt in one transaction with the steps that are still pending,
    /// and with what `quarantined` adds when the run is put aside.
    ///
    /// - Returns: The runs that the SQL of the steps has accepted.
    func settle(
        _ run: ClaimedRun,
        as settlement: Settlement,
        with steps: [PendingStep],
        at now: Date,
        quarantined: @escaping JournalWorker.Quarantined
    ) async throws -> [AcceptedRun] {
        try await database.write { connection in
            let accepted = try Self.insert(
                steps,
                outcome: settlement.result,
                of: run.id,
                at: now,
                connection
            )
            let changed = try connection.execute(settlement.update(of: run.id, at: now))
            guard changed == 1 else {
                throw DatabaseError(.programming, "a run that is not open cannot be settled")
            }
            if let column = settlement.counter {
                try connection.execute(
                    """
                    UPDATE run_counts SET \(raw: column) = \(raw: column) + 1
                    WHERE kind = \(run.kind)
                    """
                )
            }
            if case .quarantined(_, let reason) = settlement {
                try quarantined(QuarantinedRun(run, reason: reason, date: now), connection)
            }
            return accepted
        }
    }

    private static func insert(
        _ steps: [PendingStep],
        outcome: Data?,
        of id: RunID,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> [AcceptedRun] {
        guard !steps.isEmpty || outcome != nil else { return [] }
        let noting = NotingConnection(connection)
        for step in steps { try step.sql?(noting) }
        let page = try StepPage(steps)
        try connection.execute(
            """
            INSERT INTO run_pages (run_id, first_step, recorded_at, steps, results, outcome)
            VALUES (
                \(id), \(steps.first?.name ?? ""), \(now), \(page.lines), \(page.results),
                \(outcome)
            )
            """
        )
        return noting.accepted
    }
}

/// How an attempt ends.
enum Settlement: Sendable {
    case done(Data)
    case waiting(failures: Int, until: Date, reason: String)
    case quarantined(failures: Int, reason: String)

    /// Which of the kept counts grows.
    var counter: String? {
        switch self {
        case .done: "done"
        case .waiting: nil
        case .quarantined: "quarantined"
        }
    }

    /// Whether the worker must look for the run again, or for one that tells of it.
    var isUnfinished: Bool { result == nil }

    /// What the run's last page keeps.
    var result: Data? {
        if case .done(let result) = self { result } else { nil }
    }

    func update(of id: RunID, at now: Date) -> SQL {
        switch self {
        case .done:
            """
            UPDATE runs SET state = 'done', last_error = NULL, finished_at = \(now)
            WHERE id = \(id) AND state = 'open'
            """
        case .waiting(let failures, let due, let reason):
            """
            UPDATE runs
            SET attempts = \(failures), is_retry = 1, due_at = \(due), last_error = \(reason)
            WHERE id = \(id) AND state = 'open'
            """
        case .quarantined(let failures, let reason):
            """
            UPDATE runs
            SET state = 'quarantined', attempts = \(failures), last_error = \(reason),
                finished_at = \(now)
            WHERE id = \(id) AND state = 'open'
            """
        }
    }
}

extension QuarantinedRun {
    fileprivate init(_ run: ClaimedRun, reason: String, date: Date) {
        self.init(
            id: run.id,
            kind: run.kind,
            payload: run.payload,
            trace: run.trace,
            reason: reason,
            date: date
        )
    }
}
