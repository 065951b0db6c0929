import Contracts
import Vendors

extension HubSpotTickets {
    /// Records the mail that comes with the update, and sets what it names;
    /// setting it twice changes nothing more.
    func update(_ effect: Effect<OnTicket<TicketUpdate>>) async throws -> TicketUpdated {
        let ticket = effect.input.ticket
        guard let mail = effect.input.content.mail else {
            try await set(effect.input.content, of: ticket)
            return TicketUpdated(ticketID: ticket)
        }
        let recorded = try await mails.record(
            Effect(
                input: OnTicket(ticket: ticket, content: mail.content),
                key: mail.key,
                mayHaveHappened: effect.mayHaveHappened,
                trace: effect.trace
            )
        )
        do {
            try await set(effect.input.content, of: ticket)
        } catch let error as VendorError {
            throw error.afterAnEffect
        }
        return TicketUpdated(ticketID: ticket, recordID: recorded.recordID)
    }

    private func set(_ update: TicketUpdate, of ticket: Ticket.ID) async throws {
        var properties: [String: String] = [:]
        if let stage = update.stage { properties["hs_pipeline_stage"] = try id(of: stage) }
        properties["validation_status"] = update.validationStatus.flatMap(Self.option)
        properties["credits_estimes"] = update.creditsEstimes.map { String($0) }
        properties["clickup_subtask_id"] = update.clickupSubtaskID?.rawValue
        if !properties.isEmpty {
            try await api.update(.tickets, ticket.rawValue, properties)
        }
    }

    /// The property has no word for a quote that ran out, and none for a
    /// ticket that has no quote.
    private static func option(_ status: ValidationStatus) -> String? {
        switch status {
        case .expired: ValidationStatus.rejected.rawValue
        case .notApplicable: nil
        default: status.rawValue
        }
    }
}
