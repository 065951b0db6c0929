import Contracts
import Observability
import ServiceKit

/// What CRMSync asks of Desk.
struct DeskClient: Sendable {
    /// Whether it can do its work now.
    var answers: @Sendable () async -> Bool

    var upsertContact: @Sendable (DeskCall<ContactToUpsert>) async throws -> Contact
    var createTicket: @Sendable (DeskCall<DeskTicketToCreate>) async throws -> DeskTicket
    var updateTicket: @Sendable (DeskCall<OnTicket<TicketUpdate>>) async throws -> DeskTicket
    var addEntry: @Sendable (DeskCall<OnTicket<DeskEntryToAdd>>) async throws -> DeskEntry
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
            createTask: { call in
                try await client.call(DeskAPI.createTask, call.input, context: call.context)
            }
        )
    }
}

extension DeskCall {
    fileprivate var context: CallContext {
        CallContext(trace: TraceContext(traceparent: trace) ?? TraceContext(), key: key)
    }
}
