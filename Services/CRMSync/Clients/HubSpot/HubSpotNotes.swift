import Contracts
import FoundationEssentials
import Runtime

/// Notes for staff in HubSpot.
struct HubSpotNotes: Sendable {
    let api: HubSpotAPI
    let clock: WallClock

    /// Adds a note to a ticket, and to a contact's history where one is named.
    ///
    /// After an attempt that may have succeeded, the ticket's notes are looked
    /// through for its mark first.
    func add(
        _ effect: Effect<OnTicket<NoteToAdd>>,
        contact: Contact.ID? = nil
    ) async throws -> NoteAdded {
        let reference = HubSpotReference(key: effect.key)
        let ticket = effect.input.ticket.rawValue
        if effect.mayHaveHappened,
            let id = try await api.marked(.notes, "hs_note_body", of: ticket, reference)
        {
            return NoteAdded(noteID: id)
        }
        let text = effect.input.content.text
        let mark = "<p>\(reference.line(for: text))</p>"
        var links = [HubSpotLink(.noteToTicket, to: ticket)]
        if let contact { links.append(HubSpotLink(.noteToContact, to: contact.rawValue)) }
        let note = try await api.create(
            .notes,
            HubSpotDraft(
                properties: [
                    "hs_timestamp": clock.now().formatted(.iso8601),
                    "hs_note_body": HubSpotText.markup(text, beside: mark) + mark,
                ],
                associations: links
            )
        )
        return NoteAdded(noteID: note.id)
    }
}

extension HubSpotAPI {
    /// Looks among the records of a ticket for the one with a mark.
    ///
    /// - Parameters:
    ///   - type: What it is.
    ///   - property: Where the mark is.
    ///   - ticket: The ticket that it belongs to.
    ///   - reference: The mark.
    /// - Returns: Its identifier; nothing when there is none.
    /// - Throws: `VendorError`.
    func marked(
        _ type: HubSpotType,
        _ property: String,
        of ticket: String,
        _ reference: HubSpotReference
    ) async throws -> String? {
        let ids = try await associated(type, with: .tickets, ticket)
        return try await records(type, ids, properties: [property])
            .first { reference.isIn($0[property] ?? "") }?.id
    }
}
