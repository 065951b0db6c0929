import Contracts
import Cryptography
import FoundationEssentials
import Vendors

/// Tickets in HubSpot, one for each request.
struct HubSpotTickets: Sendable {
    let api: HubSpotAPI
    let settings: HubSpotSettings
    let schema: HubSpotSchema
    let contacts: HubSpotContacts
    let notes: HubSpotNotes
    let mails: HubSpotMails

    /// Opens the ticket of a request, with its contact and the notes of its files.
    ///
    /// The ticket carries a hash of the effect's key in a property of which
    /// HubSpot takes each value once: a second one is refused, and the earlier
    /// attempt's is found by it. Its notes are then looked for, and it is given
    /// its contact, which that attempt may not have had.
    func create(_ effect: Effect<TicketToCreate>) async throws -> TicketCreated {
        let key = Hex.encode(Hash.sha256(Data(effect.key.utf8)))
        try await schema.requireRequestKey()
        let owner = try await owner(of: effect.input)
        let (ticket, isNew) = try await open(effect.input, of: owner.contact, key)
        do {
            if !isNew, let contact = owner.contact {
                try await api.associate(.tickets, ticket.id, with: .contacts, contact.rawValue)
            }
            try await addNotes(
                of: effect.input,
                to: ticket.id,
                of: owner.contact,
                Effect(
                    input: (),
                    key: effect.key,
                    mayHaveHappened: !isNew,
                    trace: effect.trace
                )
            )
        } catch let error as VendorError {
            throw error.afterAnEffect
        }
        return TicketCreated(
            ticketID: Ticket.ID(ticket.id),
            ticketURL: url(of: ticket),
            contactID: effect.input.contact == nil ? nil : owner.contact,
            contactProblem: owner.problem
        )
    }

    /// The contact whose ticket it is to be, or why there is none (A5.2).
    private func owner(
        of ticket: TicketToCreate
    ) async throws -> (contact: Contact.ID?, problem: String?) {
        guard let contact = ticket.contact else { return (ticket.contactID, nil) }
        do {
            return (try await contacts.upsert(contact), nil)
        } catch let error as VendorError where !error.isTransient {
            return (nil, error.description)
        }
    }

    private func find(_ key: String) async throws -> HubSpotRecord? {
        do {
            return try await read(key)
        } catch let error as VendorError where error.isRefusedRequest {
            // No ticket can have a value of a property that was not there.
            if try await schema.prepareRequestKey() { return nil }
            return try await read(key)
        }
    }

    private func read(_ key: String) async throws -> HubSpotRecord? {
        try await api.record(
            .tickets,
            key,
            by: HubSpotSchema.requestKey.name,
            properties: ["subject"]
        )
    }

    /// The ticket, and whether it was not there before.
    private func open(
        _ ticket: TicketToCreate,
        of contact: Contact.ID?,
        _ key: String
    ) async throws -> (HubSpotRecord, isNew: Bool) {
        let draft = try draft(of: ticket, of: contact, key)
        var creation = try await post(draft)
        if case .refused(let refusal) = creation, refusal.code == "PROPERTY_DOESNT_EXIST",
            try await schema.prepareRequestKey()
        {
            creation = try await post(draft)
        }
        switch creation {
        case .created(let record): return (record, true)
        case .refused(let refusal):
            // Which answer HubSpot gives to a value that is taken is not documented.
            guard let record = try await find(key) else {
                throw VendorError(refusal).waitingForRepair
            }
            return (record, false)
        }
    }

    private func post(_ draft: HubSpotDraft) async throws -> HubSpotAPI.Creation {
        try await api.create(.tickets, draft, isUnique: true, returning: [400, 409])
    }

    private func draft(
        of ticket: TicketToCreate,
        of contact: Contact.ID?,
        _ key: String
    ) throws -> HubSpotDraft {
        var properties = [
            HubSpotSchema.requestKey.name: key,
            "subject": HubSpotText.fitting(ticket.objet),
            "content": HubSpotText.fitting(TicketText.content(of: ticket)),
            "hs_pipeline": settings.pipeline,
            "hs_pipeline_stage": try id(of: .new),
            "hs_ticket_priority": Self.option(ticket.priority),
        ]
        if !ticket.fichiersURLs.isEmpty {
            properties["fichiers_urls"] = HubSpotText.lines(ticket.fichiersURLs)
        }
        return HubSpotDraft(
            properties: properties,
            associations: contact.map { [HubSpotLink(.ticketToContact, to: $0.rawValue)] } ?? []
        )
    }

    private func addNotes(
        of ticket: TicketToCreate,
        to id: String,
        of owner: Contact.ID?,
        _ effect: Effect<Void>
    ) async throws {
        let texts = [
            // The contact keeps the history of its files.
            ("files-note", FileNotes.stored(ticket), owner),
            ("failed-files-note", FileNotes.failed(ticket), nil),
        ]
        for case (let part, let text?, let contact) in texts {
            let note = Effect(
                input: OnTicket(ticket: Ticket.ID(id), content: NoteToAdd(text: text)),
                key: DerivedKey.of(effect.key, part: part),
                mayHaveHappened: effect.mayHaveHappened,
                trace: effect.trace
            )
            _ = try await notes.add(note, contact: contact)
        }
    }

    func id(of stage: TicketStage) throws -> String {
        guard let id = settings.stages[stage] else {
            throw VendorError(
                VendorProfile.hubSpotName,
                .refused(status: 422, code: "stage unknown here"),
                mayHaveTakenEffect: false
            )
        }
        return id
    }

    private func url(of ticket: HubSpotRecord) -> String {
        if settings.hub == nil, let url = ticket.url { return url }
        let hub = settings.hub.map { "/\($0)" } ?? ""
        return "https://app.hubspot.com/contacts\(hub)/record/0-5/\(ticket.id)"
    }

    private static func option(_ priority: TicketPriority) -> String {
        switch priority {
        case .low: "LOW"
        case .high, .critical: "HIGH"
        default: "MEDIUM"
        }
    }
}

extension VendorError {
    /// Whether HubSpot found the call itself wrong.
    fileprivate var isRefusedRequest: Bool {
        switch reason {
        case .refused(400, _), .notAllowed(400, _): true
        default: false
        }
    }
}
