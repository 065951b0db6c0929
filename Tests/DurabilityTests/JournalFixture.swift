import Database
import Durability
import FoundationEssentials
import SQLite
import Synchronization

/// A journal on a temporary database, and what its worker reports.
struct JournalFixture: Sendable {
    let database: SQLiteDatabase
    let events = Events()

    init(migrations: [Migration] = Journal.migrations) async throws {
        database = try SQLiteDatabase.temporary()
        try await database.migrate(migrations)
    }

    /// Accepts runs, in one transaction.
    func accept(
        _ ids: [String],
        kind: String = "request",
        at date: Date = Date(),
        notBefore: Date? = nil
    ) async throws {
        try await database.write { connection in
            for id in ids {
                try Journal.enqueue(
                    connection,
                    id: RunID(rawValue: id),
                    kind: kind,
                    payload: Data(id.utf8),
                    trace: "trace-\(id)",
                    at: date,
                    notBefore: notBefore
                )
            }
        }
    }

    func worker(
        limits: JournalLimits = JournalLimits(),
        clock: JournalClock = .system,
        _ workflow: @escaping JournalWorker.Workflow
    ) -> JournalWorker {
        JournalWorker(
            database: database,
            workflows: ["request": workflow],
            limits: limits,
            clock: clock,
            observe: { [events] in events.append($0) }
        )
    }

    /// Runs a worker until each of these runs is done or quarantined.
    func carryOut(
        _ ids: [String],
        limits: JournalLimits = JournalLimits(),
        clock: JournalClock = .system,
        _ workflow: @escaping JournalWorker.Workflow
    ) async throws {
        let worker = worker(limits: limits, clock: clock, workflow)
        try await worker.run {
            try await eventually { Set(ids).isSubset(of: events.ended) }
        }
    }
}

/// The events of a worker, in order.
final class Events: Sendable {
    private let list = Mutex<[JournalEvent]>([])

    var all: [JournalEvent] { list.withLock { $0 } }

    func append(_ event: JournalEvent) { list.withLock { $0.append(event) } }

    var done: [String] {
        all.compactMap { if case .done(let id, _) = $0 { id.rawValue } else { nil } }
    }

    var quarantined: [String] {
        all.compactMap { if case .quarantined(let id, _, _) = $0 { id.rawValue } else { nil } }
    }

    var started: [String] {
        all.compactMap { if case .started(let id, _, _) = $0 { id.rawValue } else { nil } }
    }

    var ended: Set<String> { Set(done + quarantined) }
}
