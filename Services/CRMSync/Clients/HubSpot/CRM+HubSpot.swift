import Contracts
import Runtime

extension CRM {
    /// HubSpot as CRM.
    ///
    /// HubSpot recognises no keys. But it keeps one contact for an address, and
    /// one ticket for each value of a property that is ours: asking for these
    /// again is harmless. Mails and notes carry a mark, looked for only where an
    /// earlier attempt is known.
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
            notes: notes,
            mails: mails
        )
        return CRM(
            provider: .hubspot,
            recognised: [.upsertContact, .createTicket],
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
