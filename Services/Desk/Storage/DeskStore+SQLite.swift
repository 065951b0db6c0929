import Contracts
import Database
import FoundationEssentials
import Runtime

extension DeskStore {
    /// Keeps everything in the tables of ``migrations``, which the caller has
    /// applied.
    static func sqlite(
        _ database: any SQLDatabase,
        links: TicketLinks,
        names: Names,
        clock: WallClock = .system
    ) -> DeskStore {
        let contacts = ContactTable(names: names)
        let entries = EntryTable(names: names)
        let tickets = TicketTable(
            links: links,
            names: names,
            contacts: contacts,
            entries: entries
        )
        let tasks = TaskTable(names: names)
        return DeskStore(
            upsertContact: { effect in
                let now = clock.now()
                return try await database.write { try contacts.upsert(effect, at: now, $0) }
            },
            createTicket: { effect in
                let now = clock.now()
                return try await database.write { try tickets.create(effect, at: now, $0) }
            },
            updateTicket: { effect in
                let now = clock.now()
                return try await database.write { try tickets.update(effect, at: now, $0) }
            },
            addEntry: { effect in
                let now = clock.now()
                return try await database.write { try entries.add(effect, at: now, $0) }
            },
            createTask: { effect in
                let now = clock.now()
                return try await database.write { try tasks.create(effect, at: now, $0) }
            },
            tickets: { query in try await database.read { try tickets.page(query, $0) } },
            tasks: { query in try await database.read { try tasks.page(query, $0) } },
            ticket: { query in
                try await database.read { connection in
                    let ticket = try tickets.find(query.ticket, connection)
                    let page = try entries.page(query, connection)
                    return DeskTicketDetails(
                        ticket: ticket,
                        entries: page.entries,
                        next: page.next,
                        tasks: try tasks.newest(of: query.ticket, connection)
                    )
                }
            },
            forgetKeys: { date in try await KeyTable.forget(before: date, in: database) }
        )
    }
}
