import Contracts
import FoundationEssentials

/// Where contacts, tickets and tasks are kept.
///
/// Each change is made once per key, in one transaction with the key: asked
/// for again, it is answered with the same record; asked for with another
/// content, it throws ``EffectError/keyReused``.
struct DeskStore: Sendable {
    /// Finds the contact of an address, or creates it; a name is only added
    /// where there was none.
    var upsertContact: @Sendable (Effect<ContactToUpsert>) async throws -> Contact

    /// Opens a ticket with its contact and notes; throws ``InvalidInput`` when
    /// it names a contact's identifier that is unknown.
    var createTicket: @Sendable (Effect<DeskTicketToCreate>) async throws -> DeskTicketOpened

    /// Changes what the update names and adds its mail; throws ``TicketError``.
    var updateTicket: @Sendable (Effect<TicketChange>) async throws -> DeskTicketChanged

    /// Adds to a ticket's conversation; throws ``TicketError``.
    var addEntry: @Sendable (Effect<TicketEntry>) async throws -> DeskEntry

    /// Opens a production task, also of a ticket that another CRM keeps.
    var createTask: @Sendable (Effect<DeskTaskToCreate>) async throws -> DeskTask

    /// A page of tickets; throws ``PageError``.
    var tickets: @Sendable (TicketQuery) async throws -> DeskTicketList

    /// A page of tasks; throws ``PageError``.
    var tasks: @Sendable (TaskQuery) async throws -> DeskTaskList

    /// A ticket with its conversation; throws ``TicketError`` or ``PageError``.
    var ticket: @Sendable (ConversationQuery) async throws -> DeskTicketDetails

    /// Forgets the keys of changes made before a date, and returns how many.
    var forgetKeys: @Sendable (Date) async throws -> Int
}
