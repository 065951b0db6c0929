import Contracts
import Observability
import ServiceKit

/// What CRMSync asks of Desk.
struct DeskClient: Sendable {
    /// Whether it can do its work now.
    var answers: @Sendable () async -> Bool

    var upsertContact: @Sendable (DeskCall<ContactToUpsert>) async throws -> Contact
    var createTicket: @Sendable (DeskCall<DeskTicketToCreate>) async throws -> DeskTicketOpened
    var updateTicket: @Sendable (DeskCall<OnTicket<TicketUpdate>>) async throws -> DeskTicketChanged
    var addEntry: @Sendable (DeskCall<OnTicket<DeskEntryToAdd>>) async throws -> DeskEntry

    /// A ticket; nothing when there is none of that name.
    var ticket: @Sendable (Ticket.ID) async throws -> DeskTicket?
    var createTask: @Sendable (DeskCall<DeskTaskToCreate>) async throws -> DeskTask
}

/// A change that Desk is asked for.
struct DeskCall<Input: Sendable>: Sendable {
    let input: Input

    /// The key by which Desk recognises the change when it is asked again.
    let key: String

    /// The trace as a `traceparent` header.
    let trace: String
}

extension DeskClient {
    static func http(_ client: ServiceClient) -> DeskClient {
        DeskClient(
            answers: client.isReady,
            upsertContact: { call in
                try await client.call(DeskAPI.upsertContact, call.input, context: call.context)
            },
            createTicket: { call in
                try await client.call(DeskAPI.createTicket, call.input, context: call.context)
            },
            updateTicket: { call in
                try await client.call(
                    DeskAPI.updateTicket,
                    call.input.content,
                    parameters: ["ticket": call.input.ticket.rawValue],
                    context: call.context
                )
            },
            addEntry: { call in
                try await client.call(
                    DeskAPI.addEntry,
                    call.input.content,
                    parameters: ["ticket": call.input.ticket.rawValue],
                    context: call.context
                )
            },
            ticket: { try await ticket($0, client) },
            createTask: { call in
                try await client.call(DeskAPI.createTask, call.input, context: call.context)
            }
        )
    }
}

extension DeskClient {
    private static func ticket(
        _ id: Ticket.ID,
        _ client: ServiceClient
    ) async throws(CallError) -> DeskTicket? {
        do {
            let details = try await client.call(
                DeskAPI.showTicket,
                Nothing(),
                parameters: ["ticket": id.rawValue],
                query: ["limit": "1"],
                context: CallContext(trace: TraceContext())
            )
            return details.ticket
        } catch {
            if case .refused(let problem) = error.reason, problem.status == 404 { return nil }
            throw error
        }
    }
}

extension DeskCall {
    fileprivate var context: CallContext {
        CallContext(trace: TraceContext(traceparent: trace) ?? TraceContext(), key: key)
    }
}
