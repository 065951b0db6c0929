import Contracts
import Synchronization
import Vendors

/// Contacts in HubSpot.
struct HubSpotContacts: Sendable {
    let api: HubSpotAPI

    /// The contacts that tickets were opened for lately.
    let recent = RecentContacts()

    /// Finds the contact of an address, or creates it.
    ///
    /// HubSpot keeps one contact for an address, so that the two may be tried
    /// as often as needed.
    func upsert(_ wanted: ContactToUpsert) async throws -> Contact.ID {
        let id = try await findOrCreate(wanted)
        recent[wanted.email] = id
        return id
    }

    private func findOrCreate(_ wanted: ContactToUpsert) async throws -> Contact.ID {
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

/// Whose addresses HubSpot told lately, so that the mail which follows a ticket
/// needs no call to find them.
///
/// A person may have removed a contact since: who is refused one must ask.
final class RecentContacts: Sendable {
    private static let limit = 1_000

    private let ids = Mutex<[String: Contact.ID]>([:])

    subscript(email: String) -> Contact.ID? {
        get { ids.withLock { $0[email] } }
        set {
            ids.withLock { ids in
                if ids.count >= Self.limit { ids = [:] }
                ids[email] = newValue
            }
        }
    }
}
