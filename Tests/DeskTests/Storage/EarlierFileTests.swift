import Contracts
import Database
import FoundationEssentials
import HTTP
import SQLite
import TestSupport
import Testing

@testable import Desk

/// What an earlier version left: names by chance alone, and its indexes.
@Suite("A file of an earlier version")
struct EarlierFileTests {
    /// With the tables as they were, and rows as they were written then.
    private static func fixture() async throws -> DeskFixture {
        let last = try #require(
            DeskStore.migrations.firstIndex { $0.name == "desk: join indexes of stages" }
        )
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(Array(DeskStore.migrations[...last]))
        try await database.write { try $0.execute(script: rows) }
        return try await DeskFixture(over: database)
    }

    @Test func `shows its tickets, newest first, before and behind new ones`() async throws {
        let fixture = try await Self.fixture()
        let new = try await fixture.ticket()
        let list: DeskTicketList = try await fixture.desk.call(DeskAPI.listTickets, Nothing())
        #expect(list.tickets.map(\.id.rawValue) == [new.id.rawValue, "TKTZ9Q2M4", "TKT0A1B2C"])

        let details = try await fixture.show(Ticket.ID("TKT0A1B2C"))
        #expect(details.ticket.contactID == Contact.ID("CONZZ00AAYY11BBXX22"))
        #expect(details.entries.map(\.note) == ["Un fichier", nil])
        #expect(details.entries.last?.mail?.subject == "Votre devis")
    }

    @Test func `still knows its keys, and forgets them`() async throws {
        let fixture = try await Self.fixture()
        let contact = try await fixture.desk.call(
            DeskAPI.upsertContact,
            ContactToUpsert(email: "anna@example.com", name: "Anna"),
            key: "contact-of-then"
        )
        #expect(contact.id == Contact.ID("CONZZ00AAYY11BBXX22"))
        #expect(try await fixture.count("contacts") == 1)
        #expect(try await fixture.store.forgetKeys(Date(timeIntervalSince1970: 1)) == 0)
        #expect(try await fixture.store.forgetKeys(Date(timeIntervalSince1970: 1_700_000_001)) == 1)
        #expect(try await fixture.count("effect_keys") == 0)
    }

    @Test func `has its tickets changed and its contacts found`() async throws {
        let fixture = try await Self.fixture()
        let old = Ticket.ID("TKT0A1B2C")
        let changed = try await fixture.desk.call(
            DeskAPI.updateTicket,
            TicketUpdate(
                stage: .closed,
                mail: KeyedMail(key: "mail-of-now", content: .sample(subject: "Merci"))
            ),
            parameters: ["ticket": old.rawValue],
            key: "change-of-now"
        )
        let details = try await fixture.show(old)
        #expect(details.ticket.stage == .closed)
        #expect(details.entries.map(\.id).last == changed.entryID)
        #expect(details.entries.last?.mail?.subject == "Merci")
        #expect(details.entries.count == 3)

        let ticket = try await fixture.ticket(
            .sample(contact: ContactToUpsert(email: "Anna@example.com", name: "Annette"))
        )
        #expect(ticket.contactID == Contact.ID("CONZZ00AAYY11BBXX22"))
    }

    private static let rows = """
        INSERT INTO contacts VALUES (
            'CONZZ00AAYY11BBXX22', 'anna@example.com', 'anna@example.com', NULL, 1700000000000
        );
        INSERT INTO effect_keys VALUES (
            'contact-of-then',
            '10ca34fac02de0a25bcb9ddd59b234eb1623d94217439d1e4c17db29c5bb0f26',
            'CONZZ00AAYY11BBXX22', 1700000000000
        );
        INSERT INTO tickets VALUES (
            'TKT0A1B2C', 'CONZZ00AAYY11BBXX22', 'anna@example.com', 'Chaise', 'Une chaise.',
            'modelisation', 'medium', 'waiting_on_contact', 'pending_credits', 2, NULL,
            '["https://files.example.com/chaise.png"]', 'tkt0a1b2c chaise anna@example.com',
            1700000000000, 1700000005000
        );
        INSERT INTO tickets VALUES (
            'TKTZ9Q2M4', NULL, 'bob@example.com', 'Vase', 'Un vase.', 'support', 'high', 'new',
            NULL, NULL, NULL, '[]', 'tktz9q2m4 vase bob@example.com', 1700000001000, 1700000001000
        );
        INSERT INTO entries VALUES (
            'ENTZZZZ1111AAAA2222', 'TKT0A1B2C', 1, NULL, 'Un fichier', 1700000000000
        );
        INSERT INTO entries VALUES (
            'ENTAAAA1111ZZZZ2222', 'TKT0A1B2C', 2,
            '{"direction":"outgoing","from":"studio@example.com","message_id":"1@example.com",\
        "smtp_sent":true,"subject":"Votre devis","text":"Bonjour","to":"anna@example.com"}',
            NULL, 1700000005000
        );
        """
}
