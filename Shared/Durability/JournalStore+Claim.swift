import Database
import FoundationEssentials

/// A run that this worker carries out, with what is recorded of it.
struct ClaimedRun: Sendable {
    let id: RunID
    let kind: String
    let payload: Data
    let trace: String?
    let createdAt: Date
    let failures: Int

    /// The recorded results by step; a step without one has no bytes.
    let steps: [String: Data]

    var isRetry: Bool { failures > 0 }
}

extension ClaimedRun {
    /// A run that was accepted just now, of which nothing can be recorded yet.
    init(_ run: AcceptedRun) {
        self.init(
            id: run.id,
            kind: run.kind,
            payload: run.payload,
            trace: run.trace,
            createdAt: run.createdAt,
            failures: 0,
            steps: [:]
        )
    }
}

/// How many runs a worker can take, besides those that it has.
struct ClaimRoom: Sendable {
    let runs: Int
    let retries: Int
    let taken: Set<RunID>
}

/// What a look for runs has found.
struct Claim: Sendable {
    let runs: [ClaimedRun]

    /// Whether there are more due runs that did not fit.
    let leavesFresh: Bool
    let leavesRetries: Bool

    /// When the next run becomes due that is not due yet.
    let nextDue: Date?
}

extension JournalStore {
    /// Takes due runs: new ones and retries in turn, the longest due first.
    ///
    /// Behind more new ones than there is room for, those that somebody waits
    /// for have their turn, too: they would starve there. Which lane begins is
    /// drawn by lot, since mostly one place is to be had at a time.
    ///
    /// The only place where runs are taken. In one process the set of those
    /// that were taken is enough, and costs no commit; a database shared by
    /// several processes needs a lease here.
    func claim(_ room: ClaimRoom, awaited: [RunID], at time: Date) async throws -> Claim {
        // Dates are kept in milliseconds, rounded: what was accepted just now
        // may seem to lie half a millisecond ahead.
        let now = time.addingTimeInterval(0.001)
        return try await database.read { connection in
            let fresh = try Self.due(.fresh, at: now, atMost: room.runs, room, connection)
            let retries = try Self.due(
                .retried,
                at: now,
                atMost: min(room.runs, room.retries),
                room,
                connection
            )
            let urgent =
                fresh.hasMore
                ? try Self.due(awaited, at: now, atMost: room.runs, room, connection) : []
            let lanes = [fresh.ids, urgent, retries.ids].shuffled()
            let chosen = Self.inTurn(lanes).prefix(room.runs)
            let taken = Set(chosen)
            return Claim(
                runs: try chosen.compactMap { try Self.claimed($0, connection) },
                leavesFresh: fresh.hasMore || !taken.isSuperset(of: fresh.ids),
                leavesRetries: retries.hasMore || !taken.isSuperset(of: retries.ids),
                nextDue: try Self.nextDue(after: now, connection)
            )
        }
    }

    /// Makes runs due now that were due when they were accepted, and are not by
    /// a clock that was set back since.
    func bringForward(at now: Date) async throws {
        let ahead: SQL = """
            state = 'open' AND \(raw: Lane.fresh.rawValue) AND due_at > \(now)
                AND due_at = created_at
            """
        let isNeeded = try await database.read { connection in
            try connection.first("SELECT 1 FROM runs WHERE \(fragment: ahead) LIMIT 1") != nil
        }
        guard isNeeded else { return }
        try await database.write { connection in
            _ = try connection.execute(
                "UPDATE runs SET due_at = \(now) WHERE \(fragment: ahead)"
            )
        }
    }

    private enum Lane: String {
        case fresh = "is_retry = 0"
        case retried = "is_retry = 1"
    }

    /// The first due runs of a lane, and whether there are more.
    private static func due(
        _ lane: Lane,
        at now: Date,
        atMost count: Int,
        _ room: ClaimRoom,
        _ connection: any SQLConnection
    ) throws -> (ids: [RunID], hasMore: Bool) {
        let rows = try connection.query(
            """
            SELECT id FROM runs
            WHERE state = 'open' AND \(raw: lane.rawValue) AND due_at <= \(now)
            ORDER BY due_at, id LIMIT \(room.taken.count + count + 1)
            """
        )
        let ids = try rows.map { try $0["id", as: RunID.self] }
            .filter { !room.taken.contains($0) }
        return (Array(ids.prefix(count)), ids.count > count)
    }

    /// Those of these runs that are new and due.
    private static func due(
        _ awaited: [RunID],
        at now: Date,
        atMost count: Int,
        _ room: ClaimRoom,
        _ connection: any SQLConnection
    ) throws -> [RunID] {
        var found: [RunID] = []
        for id in awaited where found.count < count && !room.taken.contains(id) {
            let run = try connection.first(
                """
                SELECT id FROM runs WHERE id = \(id) AND state = 'open'
                    AND \(raw: Lane.fresh.rawValue) AND due_at <= \(now)
                """
            )
            if run != nil { found.append(id) }
        }
        return found
    }

    /// The first of each lane, then the second of each: every run once.
    private static func inTurn(_ lanes: [[RunID]]) -> [RunID] {
        var seen: Set<RunID> = []
        return (0..<(lanes.map(\.count).max() ?? 0)).flatMap { index in
            lanes.compactMap { index < $0.count ? $0[index] : nil }
                .filter { seen.insert($0).inserted }
        }
    }

    private static func claimed(
        _ id: RunID,
        _ connection: any SQLConnection
    ) throws -> ClaimedRun? {
        let run = try connection.first(
            "SELECT kind, payload, trace, created_at, attempts FROM runs WHERE id = \(id)"
        )
        guard let run else { return nil }
        var steps: [String: Data] = [:]
        for step in try Self.steps(of: id, connection) { steps[step.name] = step.result ?? Data() }
        return ClaimedRun(
            id: id,
            kind: try run["kind"],
            payload: try run["payload"],
            trace: try run["trace"],
            createdAt: try run["created_at"],
            failures: try run["attempts"],
            steps: steps
        )
    }

    private static func nextDue(
        after now: Date,
        _ connection: any SQLConnection
    ) throws -> Date? {
        let dates = try [Lane.fresh, .retried].compactMap { lane in
            try connection.first(
                """
                SELECT MIN(due_at) AS due_at FROM runs
                WHERE state = 'open' AND \(raw: lane.rawValue) AND due_at > \(now)
                """
            )?["due_at", as: Date?.self]
        }
        return dates.min()
    }
}
