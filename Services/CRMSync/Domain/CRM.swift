import Contracts

/// The system that keeps contacts and tickets.
///
/// Each closure throws what the provider throws. One that performs an effect
/// is called again with the same key until it has returned once, and must
/// not do twice what an earlier attempt did.
struct CRM: Sendable {
    /// Which system this is.
    var provider: CRMProvider

    /// What it performs once per key however often it is asked for, one call
    /// after the other: of that nothing needs to be remembered here.
    var recognised: Set<EffectKind>

    /// Whether it answers now, told without keeping the caller waiting.
    var answers: @Sendable () async -> Bool

    var upsertContact: @Sendable (Effect<ContactToUpsert>) async throws -> ContactUpserted
    var createTicket: @Sendable (Effect<TicketToCreate>) async throws -> TicketCreated
    var updateTicket: @Sendable (Effect<OnTicket<TicketUpdate>>) async throws -> TicketUpdated
    var recordMail: @Sendable (Effect<OnTicket<RecordedMail>>) async throws -> MailRecorded
    var addNote: @Sendable (Effect<OnTicket<NoteToAdd>>) async throws -> NoteAdded

    /// Where the tickets stand and which mails came in for them.
    var news: @Sendable (TicketsToWatch) async throws -> CRMNews

    /// What in this system is not as Guichet needs it.
    var diagnose: @Sendable () async throws -> [CRMFinding]

    /// Makes what is needed and can be made; it may be called again and again.
    var repair: @Sendable () async throws -> CRMRepair
}

/// One effect to perform.
struct Effect<Input: Sendable>: Sendable {
    let input: Input

    /// The name under which it happens once.
    let key: String

    /// Whether an earlier attempt may have taken effect: where the provider does
    /// not recognise it, it is looked for before it is repeated.
    let mayHaveHappened: Bool

    /// The caller's trace, as a `traceparent` header.
    let trace: String
}

/// Something for one ticket.
struct OnTicket<Content: Sendable>: Sendable {
    let ticket: Ticket.ID
    let content: Content
}
