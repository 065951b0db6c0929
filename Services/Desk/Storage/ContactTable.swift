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
        try KeyTable.once(effect, leadingTo: names.contact(), at: now, connection) { candidate in
            let id = try upsert(effect.input, as: candidate, at: now, connection)
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
        let rows = try connection.query(
            """
            INSERT INTO contacts (id, identity, email, name, created_at)
            VALUES (
                \(candidate), \(contact.identity), \(contact.email),
                \(contact.givenName), \(now)
            )
            ON CONFLICT (identity) DO UPDATE
            SET name = COALESCE(contacts.name, excluded.name)
            RETURNING id
            """
        )
        guard let row = rows.first else {
            throw DatabaseError(.programming, "an upserted contact has no row")
        }
        return try row["id"]
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
