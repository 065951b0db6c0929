import Contracts

/// Which tickets are asked for, newest first.
struct TicketQuery: Sendable {
    var stage: TicketStage?
    var priority: TicketPriority?

    /// A part of a ticket's number, subject or client's address.
    var text: String?

    /// At most this many.
    var limit: Int

    /// The last ticket of the page before.
    var before: Ticket.ID?
}

/// Which tasks are asked for, newest first.
struct TaskQuery: Sendable {
    var ticket: Ticket.ID?
    var limit: Int

    /// The last task of the page before.
    var before: ProductionTask.ID?
}

/// Which part of a ticket's conversation is asked for: the last entries of
/// those before one.
struct ConversationQuery: Sendable {
    let ticket: Ticket.ID
    var limit: Int
    var before: DeskEntry.ID?
}

/// Why there is no such page.
enum PageError: Error, Equatable {
    /// What the page should begin after is not there.
    case unknownCursor
}
