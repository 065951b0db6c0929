import Contracts

/// Where tickets are found from outside.
struct TicketLinks: Sendable {
    /// An address without a trailing slash.
    let base: String

    func url(of id: Ticket.ID) -> String { "\(base)/api/tickets/\(id)" }
}
