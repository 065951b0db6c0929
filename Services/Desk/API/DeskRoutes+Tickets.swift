import Contracts
import HTTP

extension DeskRoutes {
    @Sendable
    func createTicket(
        _ ticket: DeskTicketToCreate,
        _ request: Request
    ) async throws -> DeskTicket {
        try ticket.check()
        return try await store.createTicket(try request.effect(ticket))
    }

    @Sendable
    func updateTicket(_ update: TicketUpdate, _ request: Request) async throws -> DeskTicket {
        try update.check()
        let change = TicketChange(ticket: try request.parameter("ticket"), update: update)
        return try await store.updateTicket(try request.effect(change))
    }

    @Sendable
    func listTickets(_: Nothing, _ request: Request) async throws -> DeskTicketList {
        let text = try request.query("q", as: String.self)
        guard (text?.unicodeScalars.count ?? 0) <= Limits.searchText else {
            throw RequestError.badParameter("q")
        }
        return try await store.tickets(
            TicketQuery(
                stage: try request.known("status", as: TicketStage.self),
                priority: try request.known("priority", as: TicketPriority.self),
                text: text?.isEmpty == true ? nil : text,
                limit: try request.pageSize(),
                before: try request.query("before")
            )
        )
    }

    @Sendable
    func showTicket(_: Nothing, _ request: Request) async throws -> DeskTicketDetails {
        try await store.ticket(
            ConversationQuery(
                ticket: try request.parameter("ticket"),
                limit: try request.pageSize(),
                before: try request.query("before")
            )
        )
    }
}
