import Contracts
import Vendors

/// Contacts in HubSpot.
struct HubSpotContacts: Sendable {
    let api: HubSpotAPI

    /// Finds the contact of an address, or creates it.
    ///
    /// HubSpot keeps one contact for an address, so that the two may be tried
    /// as often as needed.
    func upsert(_ wanted: ContactToUpsert) async throws -> Contact.ID {
        if let known = try await find(wanted.email) { return known }
        switch try await api.create(
            .contacts,
            HubSpotDraft(properties: Self.properties(of: wanted)),
            isUnique: true,
            returning: [409]
        ) {
        case .created(let contact):
            return Contact.ID(contact.id)
        case .refused(let refusal):
            // Somebody was faster, or it is another contact's second address.
            if let id = refusal.existingID { return Contact.ID(id) }
            guard let id = try await find(wanted.email) else { throw VendorError(refusal) }
            return id
        }
    }

    /// The contact of an address; nothing when there is none.
    func find(_ email: String) async throws -> Contact.ID? {
        try await api.record(.contacts, email, by: "email", properties: ["email"])
            .map { Contact.ID($0.id) }
    }

    private static func properties(of contact: ContactToUpsert) -> [String: String] {
        var properties = ["email": contact.email]
        let names = (contact.name ?? "").split(maxSplits: 1, whereSeparator: \.isWhitespace)
        if let first = names.first { properties["firstname"] = String(first) }
        if names.count > 1 { properties["lastname"] = String(names[1]) }
        return properties
    }
}
