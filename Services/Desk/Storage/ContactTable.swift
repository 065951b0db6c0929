import Contracts
import Database
import FoundationEssentials

/// Contacts, one for each address.
struct ContactTable: Sendable {
    let names: Names

    func upsert(
        _ effect: Effect<ContactToUpsert>,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> Contact {
        try KeyTable.once(effect, leadingTo: names.contact(at: now), at: now, connection) {
            offered in
            let id = try upsert(effect.input, as: offered, at: now, connection)
            return (id, try find(id, connection))
        } find: { id in
            try find(id, connection)
        }
    }

    /// Finds the contact of an address, or creates it under the name that is
    /// offered for it.
    func upsert(
        _ contact: ContactToUpsert,
        as candidate: Contact.ID,
        at now: Date,
        _ connection: any SQLConnection
    ) throws -> Contact.ID {
        let inserted = try connection.execute(
            """
            INSERT INTO contacts (id, identity, email, name, created_at)
            VALUES (
                \(candidate), \(contact.identity), \(contact.email),
                \(contact.givenName), \(now)
            )
            ON CONFLICT (identity) DO NOTHING
            """
        )
        return inserted == 1 ? candidate : try named(contact, connection)
    }

    /// The contact of an address that is there, under the name that is offered
    /// where it had none: what says nothing new writes nothing.
    private func named(
        _ contact: ContactToUpsert,
        _ connection: any SQLConnection
    ) throws -> Contact.ID {
        let row = try connection.first(
            "SELECT id, name FROM contacts WHERE identity = \(contact.identity)"
        )
        guard let row else { throw DatabaseError(.corrupt, "a known contact has no row") }
        let id: Contact.ID = try row["id"]
        if let name = contact.givenName, try row["name", as: String?.self] == nil {
            try connection.execute("UPDATE contacts SET name = \(name) WHERE id = \(id)")
        }
        return id
    }

    private func find(_ id: Contact.ID, _ connection: any SQLConnection) throws -> Contact {
        let row = try connection.first("SELECT email, name FROM contacts WHERE id = \(id)")
        guard let row else { throw DatabaseError(.corrupt, "a key's contact is missing") }
        return Contact(id: id, email: try row["email"], name: try row["name"])
    }

    /// Whether there is such a contact.
    static func has(_ id: Contact.ID, _ connection: any SQLConnection) throws -> Bool {
        try connection.first("SELECT id FROM contacts WHERE id = \(id)") != nil
    }
}
