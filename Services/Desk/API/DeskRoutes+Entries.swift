import Contracts
import HTTP

extension DeskRoutes {
    @Sendable
    func addEntry(_ entry: DeskEntryToAdd, _ request: Request) async throws -> DeskEntry {
        try entry.check()
        let addition = TicketEntry(ticket: try request.parameter("ticket"), entry: entry)
        return try await store.addEntry(try request.effect(addition))
    }
}
