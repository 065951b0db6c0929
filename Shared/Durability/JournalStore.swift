import Database
import FoundationEssentials

/// The journal's tables, as the worker uses them.
struct JournalStore: Sendable {
    let database: any SQLDatabase

    /// Makes steps durable in one transaction, with the SQL that belongs to them.
    func record(_ steps: [PendingStep], of id: RunID, at now: Date) async throws {
        try await database.write { connection in
            try Self.insert(steps, of: id, at: now, connection)
        }
    }

    /// Ends an attempt in one transaction with the steps that are still pending,
    /// and with what `quarantined` adds when the run is put aside.
    func settle(
        _ run: ClaimedRun,
        as settlement: Settlement,
        with steps: [PendingStep],
        at now: Date,
        quarantined: @escaping JournalWorker.Quarantined
    ) async throws {
        try await database.write { connection in
            try Self.insert(steps, of: run.id, at: now, connection)
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
        }
    }

    private static func insert(
        _ steps: [PendingStep],
        of id: RunID,
        at now: Date,
        _ connection: any SQLConnection
    ) throws {
        for step in steps {
            try step.sql?(connection)
            try connection.execute(
                """
                INSERT INTO steps (run_id, name, position, type, result, recorded_at)
                VALUES (
                    \(id), \(step.name), \(step.position), \(step.kind), \(step.result), \(now)
                )
                """
            )
        }
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

    func update(of id: RunID, at now: Date) -> SQL {
        switch self {
        case .done(let result):
            """
            UPDATE runs
            SET state = 'done', result = \(result), last_error = NULL, finished_at = \(now)
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
