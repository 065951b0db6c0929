import Contracts
import HTTP

extension DeskRoutes {
    @Sendable
    func upsertContact(_ contact: ContactToUpsert, _ request: Request) async throws -> Contact {
        try contact.check()
        return try await store.upsertContact(try request.effect(contact))
    }
}
