import Contracts
import HTTP
import ServiceKit

/// Desk's operations.
struct DeskRoutes: Sendable {
    let store: DeskStore

    var all: [Route] {
        [
            Route(DeskAPI.upsertContact, handler: upsertContact),
            Route(DeskAPI.createTicket, handler: createTicket),
            Route(DeskAPI.updateTicket, handler: updateTicket),
            Route(DeskAPI.addEntry, handler: addEntry),
            Route(DeskAPI.createTask, handler: createTask),
            Route(DeskAPI.listTasks, handler: listTasks),
            Route(DeskAPI.listTickets, handler: listTickets),
            Route(DeskAPI.showTicket, handler: showTicket),
        ]
    }
}

extension Request {
    /// What is asked for, under the key that the caller gave it.
    func effect<Input: Sendable>(_ input: Input) throws -> Effect<Input> {
        guard let key = try idempotencyKey() else { throw RequestError.missingIdempotencyKey }
        return Effect(key: key, fingerprint: fingerprint, input: input)
    }

    /// A query parameter that is one of the words this version knows.
    func known<Value: OpenValue>(_ name: String, as type: Value.Type) throws -> Value? {
        guard let text = head.query[name] else { return nil }
        guard let value = Value.known.first(where: { $0.rawValue == text }) else {
            throw RequestError.badParameter(name)
        }
        return value
    }
}
