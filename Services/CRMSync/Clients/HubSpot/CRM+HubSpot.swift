import Contracts
import Runtime

extension CRM {
    /// HubSpot as CRM.
    ///
    /// HubSpot recognises no keys. A contact is found by its address, a ticket
    /// by a property of its own; mails and notes carry a mark.
    ///
    /// - Parameters:
    ///   - api: The way to HubSpot.
    ///   - settings: What is called what there.
    ///   - pulse: Whether it answers.
    ///   - plainText: The text of a mail that is HTML alone.
    ///   - clock: The time that records show.
    /// - Returns: The CRM.
    static func hubSpot(
        _ api: HubSpotAPI,
        _ settings: HubSpotSettings,
        pulse: VendorPulse,
        plainText: @escaping @Sendable (String) async throws -> String,
        clock: WallClock = .system
    ) -> CRM {
        let schema = HubSpotSchema(api: api)
        let contacts = HubSpotContacts(api: api)
        let notes = HubSpotNotes(api: api, clock: clock)
        let mails = HubSpotMails(api: api, contacts: contacts, clock: clock)
        let news = HubSpotNews(api: api, plainText: plainText)
        let diagnosis = HubSpotDiagnosis(api: api, settings: settings)
        let tickets = HubSpotTickets(
            api: api,
            settings: settings,
            schema: schema,
            contacts: contacts,
            notes: notes
        )
        return CRM(
            provider: .hubspot,
            recognisesKeys: false,
            answers: { pulse.answers },
            upsertContact: { effect in
                ContactUpserted(contactID: try await contacts.upsert(effect.input))
            },
            createTicket: tickets.create,
            updateTicket: tickets.update,
            recordMail: mails.record,
            addNote: { try await notes.add($0) },
            news: { try await news.of($0.tickets) },
            diagnose: diagnosis.findings,
            repair: { try await HubSpotRepair(diagnosis: diagnosis, schema: schema).run() }
        )
    }
}
