import Contracts

extension CRM {
    /// Guichet's own desk as CRM.
    ///
    /// Desk recognises each change by its key, so an attempt that may have
    /// taken effect is simply made again. What takes several changes there
    /// gives each a key derived from the effect's.
    static func desk(_ desk: DeskClient) -> CRM {
        CRM(
            provider: .desk,
            recognised: .all,
            answers: desk.answers,
            upsertContact: { effect in
                let contact = try await desk.upsertContact(effect.call(effect.input))
                return ContactUpserted(contactID: contact.id)
            },
            createTicket: { try await createTicket($0, desk) },
            updateTicket: { effect in
                let changed = try await desk.updateTicket(effect.call(effect.input))
                return TicketUpdated(ticketID: changed.id, recordID: changed.entryID?.rawValue)
            },
            recordMail: { effect in
                let entry = OnTicket(
                    ticket: effect.input.ticket,
                    content: DeskEntryToAdd(mail: effect.input.content)
                )
                let recorded = try await desk.addEntry(effect.call(entry))
                return MailRecorded(recordID: recorded.id.rawValue)
            },
            addNote: { effect in
                let entry = OnTicket(
                    ticket: effect.input.ticket,
                    content: DeskEntryToAdd(note: effect.input.content.text)
                )
                let added = try await desk.addEntry(effect.call(entry))
                return NoteAdded(noteID: added.id.rawValue)
            },
            news: { try await news(of: $0.tickets, desk) },
            diagnose: { [] },
            repair: { CRMRepair(done: [], failed: [], findings: []) }
        )
    }

    /// The tickets as they are; clients' mails do not come in at Desk.
    private static func news(of wanted: [Ticket.ID], _ desk: DeskClient) async throws -> CRMNews {
        var tickets: [TicketNews] = []
        for id in wanted {
            guard let ticket = try await desk.ticket(id) else { continue }
            tickets.append(
                TicketNews(
                    ticketID: id,
                    validationStatus: ticket.validationStatus,
                    creditsEstimes: ticket.creditsEstimes,
                    mails: []
                )
            )
        }
        return CRMNews(tickets: tickets)
    }

    /// Opens the ticket with its contact, and what its notes say of the files.
    private static func createTicket(
        _ effect: Effect<TicketToCreate>,
        _ desk: DeskClient
    ) async throws -> TicketCreated {
        let wanted = effect.input
        let notes = [
            ("files-note", FileNotes.stored(wanted)),
            ("failed-files-note", FileNotes.failed(wanted)),
        ]
        let isWhole = wanted.contact != nil
        let opened = try await desk.createTicket(
            effect.call(
                DeskTicketToCreate(
                    contact: wanted.contact,
                    contactID: wanted.contactID,
                    userEmail: wanted.userEmail,
                    subject: wanted.objet,
                    content: TicketText.content(of: wanted),
                    category: wanted.type.deskCategory,
                    priority: wanted.priority,
                    fichiersURLs: wanted.fichiersURLs,
                    notes: isWhole ? notes.compactMap(\.1) : nil
                )
            )
        )
        if !isWhole {
            // A caller that names no contact may have asked before its notes came
            // with the ticket: asked for in another way, it would be another ticket.
            for case (let part, let text?) in notes {
                let note = OnTicket(ticket: opened.id, content: DeskEntryToAdd(note: text))
                _ = try await desk.addEntry(effect.call(note, part: part))
            }
        }
        return TicketCreated(
            ticketID: opened.id,
            ticketURL: opened.url,
            contactID: wanted.contact == nil ? nil : opened.contactID,
            contactProblem: opened.contactProblem.map { "desk: \($0)" }
        )
    }
}
