import Contracts
import Database
import FoundationEssentials

/// Production tasks.
struct TaskTable: Sendable {
    /// How many tasks a ticket shows; all are in the list of tasks.
    private static let shownWithTicket = 100

    let names: Names

    func create(
        _ effect: Effect<DeskTaskToCreate>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> DeskTask {
        try KeyTable.once(effect, leadingTo: names.task(), at: now, connection) { candidate in
            let id = try insert(effect.input, as: candidate, at: now, connection)
            return (id, try find(id, connection))
        } find: { id in
            try find(id, connection)
        }
    }

    private func find(
        _ id: ProductionTask.ID,
        _ connection: any SQLConnection
    ) throws -> DeskTask {
        let row = try connection.first("SELECT * FROM tasks WHERE id = \(id)")
        guard let row else { throw DatabaseError(.corrupt, "a key's task is missing") }
        return try task(row)
    }

    /// The newest tasks, after those of the pages before.
    func page(_ query: TaskQuery, _ connection: any SQLConnection) throws -> DeskTaskList {
        var conditions: [SQL] = []
        if let ticket = query.ticket { conditions.append("ticket_id = \(ticket)") }
        if let before = query.before {
            let row = try connection.first("SELECT created_at FROM tasks WHERE id = \(before)")
            guard let date = try row?["created_at", as: Date.self] else {
                throw PageError.unknownCursor
            }
            conditions.append("(created_at, id) < (\(date), \(before))")
        }
        let rows = try connection.query(
            """
            SELECT * FROM tasks \(fragment: .matching(conditions))
            ORDER BY created_at DESC, id DESC LIMIT \(query.limit + 1)
            """
        )
        let page = Newest(rows, limit: query.limit)
        let tasks = try page.records.map(task)
        return DeskTaskList(tasks: tasks, next: page.hasMore ? tasks.last?.id.rawValue : nil)
    }

    func newest(of ticket: Ticket.ID, _ connection: any SQLConnection) throws -> [DeskTask] {
        try page(TaskQuery(ticket: ticket, limit: Self.shownWithTicket), connection).tasks
    }

    private func insert(
        _ task: DeskTaskToCreate,
        as candidate: ProductionTask.ID,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> ProductionTask.ID {
        try NewName.claim(candidate, or: names.task(insteadOf:)) { id in
            try connection.execute(
                """
                INSERT INTO tasks (id, ticket_id, name, description, created_at)
                VALUES (\(id), \(task.ticketID), \(task.name), \(task.description), \(now))
                ON CONFLICT (id) DO NOTHING
                """
            )
        }
    }

    private func task(_ row: Row) throws -> DeskTask {
        DeskTask(
            id: try row["id"],
            ticketID: try row["ticket_id"],
            name: try row["name"],
            description: try row["description"],
            createdAt: try row["created_at"]
        )
    }
}
