import Contracts

extension HubSpotTickets {
    /// Sets what the update names; doing it twice changes nothing more.
    func update(_ effect: Effect<OnTicket<TicketUpdate>>) async throws -> TicketUpdated {
        let (ticket, update) = (effect.input.ticket, effect.input.content)
        var properties: [String: String] = [:]
        if let stage = update.stage { properties["hs_pipeline_stage"] = try id(of: stage) }
        properties["validation_status"] = update.validationStatus.flatMap(Self.option)
        properties["credits_estimes"] = update.creditsEstimes.map { String($0) }
        properties["clickup_subtask_id"] = update.clickupSubtaskID?.rawValue
        if !properties.isEmpty {
            try await api.update(.tickets, ticket.rawValue, properties)
        }
        return TicketUpdated(ticketID: ticket)
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
