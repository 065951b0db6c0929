import Contracts
import HTTP
import TestSupport
import Testing

@testable import Desk

@Suite("Upserting a contact")
struct ContactTests {
    let fixture: DeskFixture

    init() async throws {
        fixture = try await DeskFixture()
    }

    @Test func `creates it the first time and finds it afterwards`() async throws {
        let first = try await upsert("anna@example.com", "Anna", key: "1")
        let second = try await upsert("anna@example.com", "Anna", key: "2")
        #expect(first.email == "anna@example.com")
        #expect(first.name == "Anna")
        #expect(second == first)
        #expect(try await fixture.count("contacts") == 1)
    }

    @Test func `does not care about letter case in the address`() async throws {
        let first = try await upsert("Anna@Example.com", nil, key: "1")
        let second = try await upsert("anna@EXAMPLE.com", nil, key: "2")
        #expect(second.id == first.id)
        #expect(second.email == "Anna@Example.com")
    }

    @Test func `adds a name only where there was none`() async throws {
        let nameless = try await upsert("anna@example.com", "  ", key: "1")
        let named = try await upsert("anna@example.com", " Anna ", key: "2")
        let renamed = try await upsert("anna@example.com", "Annette", key: "3")
        #expect(nameless.name == nil)
        #expect(named.name == "Anna")
        #expect(renamed.name == "Anna")
    }

    @Test(arguments: [
        (ContactToUpsert(email: "", name: nil), "#/email"),
        (ContactToUpsert(email: "anna", name: nil), "#/email"),
        (ContactToUpsert(email: "anna@", name: nil), "#/email"),
        (ContactToUpsert(email: "a@b@example.com", name: nil), "#/email"),
        (ContactToUpsert(email: "anna @example.com", name: nil), "#/email"),
        (ContactToUpsert(email: "anna@example.com\r\nBcc: x@example.com", name: nil), "#/email"),
        (
            ContactToUpsert(email: String(repeating: "a", count: 250) + "@b.fr", name: nil),
            "#/email"
        ),
        (ContactToUpsert(email: "anna@example.com", name: "Anna\nEve"), "#/name"),
        (
            ContactToUpsert(email: "anna@example.com", name: String(repeating: "a", count: 201)),
            "#/name"
        ),
    ])
    func `names the field that cannot be stored`(
        contact: ContactToUpsert,
        field: String
    )
        async throws
    {
        let response = try await fixture.desk.send(DeskAPI.upsertContact, contact, key: "1")
        #expect(response.status == 422)
        #expect(response.wrongFields == [field])
        #expect(try await fixture.count("contacts") == 0)
        #expect(try await fixture.count("effect_keys") == 0)
    }

    private func upsert(_ email: String, _ name: String?, key: String) async throws -> Contact {
        try await fixture.desk.call(
            DeskAPI.upsertContact,
            ContactToUpsert(email: email, name: name),
            key: key
        )
    }
}
