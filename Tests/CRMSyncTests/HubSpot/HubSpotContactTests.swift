import Contracts
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("A contact in HubSpot", .timeLimit(.minutes(3)))
struct HubSpotContactTests {
    @Test func `is created with first and last name`() async throws {
        try await HubSpotFixture.run { fixture in
            let id = try await fixture.contact("anna+chaise@example.com")
            let contact = try #require(fixture.hubSpot.contacts.first)
            #expect(id.rawValue == contact.id)
            #expect(contact.properties["email"] == "anna+chaise@example.com")
            #expect(contact.properties["firstname"] == "Anna")
            #expect(contact.properties["lastname"] == "Lise Martin")
            #expect(
                fixture.calls == [
                    "GET /crm/v3/objects/contacts/anna%2Bchaise%40example.com",
                    "POST /crm/v3/objects/contacts",
                ]
            )
            let read = try #require(fixture.hubSpot.server.requests.first)
            #expect(read.query["idProperty"] == "email")
            #expect(read.headers["authorization"] == "Bearer pat-eu1-test")
        }
    }

    @Test func `that is there is taken as it is, whatever its letters' case`() async throws {
        try await HubSpotFixture.run { fixture in
            let first = try await fixture.contact("anna@example.com")
            let second = try await fixture.contact("Anna@Example.com")
            #expect(second == first)
            #expect(fixture.hubSpot.contacts.count == 1)
        }
    }

    @Test func `that somebody else creates meanwhile is the one that HubSpot names`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            let first = try await fixture.contact()
            fixture.hubSpot.server.fail(.answer(.json(404, "{}")), times: 1) { $0.method == "GET" }
            let found = try await fixture.crm.call(
                CRMAPI.upsertContact,
                ContactToUpsert(email: "anna@example.com", name: nil),
                key: "another"
            )
            #expect(found.contactID == first)
            #expect(fixture.hubSpot.contacts.count == 1)
        }
    }

    @Test func `is made with the ticket that is theirs`() async throws {
        try await HubSpotFixture.run { fixture in
            let wanted = TicketToCreate.sample(
                contact: ContactToUpsert(email: "anna@example.com", name: "Anna Lise Martin"),
                fichiersURLs: ["https://files.example.com/1"]
            )
            let ticket = try await fixture.ticket(wanted)
            let contact = try #require(fixture.hubSpot.contacts.first)
            #expect(ticket.contactID?.rawValue == contact.id)
            #expect(contact.properties["lastname"] == "Lise Martin")
            #expect(fixture.hubSpot.tickets.map(\.links) == [["contacts/\(contact.id)"]])
            #expect(
                fixture.hubSpot.notes.map(\.links) == [
                    ["contacts/\(contact.id)", "tickets/\(ticket.ticketID)"]
                ]
            )
        }
    }

    @Test func `that HubSpot refuses does not keep the ticket from being made`() async throws {
        try await HubSpotFixture.run { fixture in
            let wanted = TicketToCreate.sample(
                contact: ContactToUpsert(email: "nowhere", name: nil)
            )
            let ticket = try await fixture.ticket(wanted)
            #expect(ticket.contactID == nil)
            #expect(ticket.contactProblem?.contains("INVALID_EMAIL") == true)
            #expect(ticket.contactProblem?.contains("nowhere") == false)
            #expect(fixture.hubSpot.tickets.map(\.links) == [[]])
        }
    }

    @Test func `is given to the ticket that an earlier attempt left without`() async throws {
        try await HubSpotFixture.run { fixture in
            let first = try await fixture.ticket()
            #expect(fixture.hubSpot.tickets.map(\.links) == [[]])
            let wanted = TicketToCreate.sample(
                contact: ContactToUpsert(email: "anna@example.com", name: nil)
            )
            for _ in 1...2 {
                let again = try await fixture.ticket(wanted)
                #expect(again.ticketID == first.ticketID)
                let contact = try #require(again.contactID)
                #expect(fixture.hubSpot.tickets.map(\.links) == [["contacts/\(contact)"]])
            }
        }
    }

    @Test func `without a usable address is refused with HubSpot's word for it`() async throws {
        try await HubSpotFixture.run { fixture in
            let response = try await fixture.crm.send(
                CRMAPI.upsertContact,
                ContactToUpsert(email: "nowhere", name: nil),
                key: "one"
            )
            #expect(response.status == 422)
            #expect(response.problemKind == "vendor-refused")
            #expect(response.said.contains("INVALID_EMAIL"))
            #expect(!response.said.contains("nowhere"))
        }
    }
}
