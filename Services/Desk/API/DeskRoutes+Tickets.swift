import Contracts
import FoundationEssentials
import HTTP
import ServiceKit
import StrictJSON

extension DeskRoutes {
    @Sendable
    func createTicket(
        _ ticket: DeskTicketToCreate,
        _ request: Request
    ) async throws -> DeskTicketOpened {
        try ticket.check()
        return try await store.createTicket(try request.effect(ticket))
    }

    @Sendable
    func updateTicket(
        _ update: TicketUpdate,
        _ request: Request
    ) async throws -> DeskTicketChanged {
        try update.check()
        let ticket: Ticket.ID = try request.parameter("ticket")
        let change = TicketChange(
            ticket: ticket,
            update: update,
            mail: try update.mail.map { try entry($0, of: ticket) }
        )
        return try await store.updateTicket(try request.effect(change))
    }

    /// The path under which an entry is added: what is before the ticket, and behind.
    private static let entriesPath = DeskAPI.addEntry.path.split(separator: "{ticket}")

    /// A mail's entry as if it was asked for by itself, under its own key.
    private func entry(
        _ mail: KeyedMail,
        of ticket: Ticket.ID
    ) throws -> Effect<TicketEntry> {
        // Written once: into the body that is hashed, and into the table.
        let text = try WireCoding.encode(mail.content)
        return Effect(
            key: mail.key,
            fingerprint: Request.fingerprint(
                of: DeskAPI.addEntry.method,
                Self.entriesPath.joined(separator: ticket.rawValue),
                Data(#"{"mail":"#.utf8) + text + Data("}".utf8)
            ),
            input: TicketEntry(
                ticket: ticket,
                entry: DeskEntryToAdd(mail: mail.content),
                mailText: text
            )
        )
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
