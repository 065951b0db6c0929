import Contracts
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("A ticket in HubSpot", .timeLimit(.minutes(3)))
struct HubSpotTicketTests {
    private static func ticket(
        of contact: Contact.ID?,
        reclassifie: Bool = false,
        urls: [String] = [],
        failed: [FailedFile] = []
    ) -> TicketToCreate {
        TicketToCreate(
            contactID: contact,
            userEmail: "anna@example.com",
            type: .modelisation,
            objet: "Chaise en bois",
            description: "Une chaise.",
            formSource: .modelisation,
            reclassifie: reclassifie,
            priority: reclassifie ? .high : .medium,
            fichiersURLs: urls,
            failedFiles: failed
        )
    }

    @Test func `says what the request says and belongs to the contact`() async throws {
        try await HubSpotFixture.run { fixture in
            let contact = try await fixture.contact()
            let urls = ["https://files.example.com/1", "https://files.example.com/2"]
            let created = try await fixture.ticket(Self.ticket(of: contact, urls: urls))
            let ticket = try #require(fixture.hubSpot.tickets.first)
            #expect(created.ticketID.rawValue == ticket.id)
            #expect(
                created.ticketURL
                    == "https://app.hubspot.com/contacts/147476643/record/0-5/\(ticket.id)"
            )
            #expect(ticket.links == ["contacts/\(contact)"])
            #expect(ticket.properties["subject"] == "Chaise en bois")
            #expect(ticket.properties["content"]?.contains("Une chaise.") == true)
            #expect(ticket.properties["hs_pipeline"] == "0")
            #expect(ticket.properties["hs_pipeline_stage"] == "1")
            #expect(ticket.properties["hs_ticket_priority"] == "MEDIUM")
            #expect(ticket.properties["fichiers_urls"] == urls.joined(separator: "\n"))
            #expect(ticket.properties["guichet_request_key"]?.count == 64)
        }
    }

    @Test func `has its files in a note that the contact keeps, the missing ones in another`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            let contact = try await fixture.contact()
            let ticket = try await fixture.ticket(
                Self.ticket(
                    of: contact,
                    urls: ["https://files.example.com/1"],
                    failed: [FailedFile(name: "<plan>.pdf", reason: "introuvable")]
                )
            ).ticketID
            let notes = fixture.hubSpot.notes
            #expect(
                notes.map(\.links) == [
                    ["contacts/\(contact)", "tickets/\(ticket)"], ["tickets/\(ticket)"],
                ]
            )
            #expect(notes[0].properties["hs_note_body"]?.contains("files.example.com/1") == true)
            // What a client wrote cannot become markup.
            #expect(notes[1].properties["hs_note_body"]?.contains("&lt;plan&gt;.pdf") == true)
        }
    }

    @Test func `of a reclassified request is urgent, and needs no contact`() async throws {
        try await HubSpotFixture.run { fixture in
            _ = try await fixture.ticket(Self.ticket(of: nil, reclassifie: true))
            let ticket = try #require(fixture.hubSpot.tickets.first)
            #expect(ticket.properties["hs_ticket_priority"] == "HIGH")
            #expect(ticket.links.isEmpty)
        }
    }

    @Test(arguments: [
        (TicketStage.new, "1"), (.waitingOnContact, "2"), (.waitingOnUs, "3"), (.closed, "40"),
    ])
    func `moves to the stage of the settings`(stage: TicketStage, id: String) async throws {
        try await HubSpotFixture.run(["HUBSPOT_STAGE_CLOSED": "40"]) { fixture in
            fixture.hubSpot.change { $0.pipelines = ["0": ["1", "2", "3", "40"]] }
            let ticket = try await fixture.ticket().ticketID
            _ = try await fixture.crm.call(
                CRMAPI.updateTicket,
                TicketUpdate(
                    stage: stage,
                    validationStatus: .pendingCredits,
                    creditsEstimes: 2,
                    clickupSubtaskID: ProductionTask.ID("86c870m18")
                ),
                parameters: ["ticket": ticket.rawValue],
                key: "update"
            )
            let properties = fixture.hubSpot.tickets[0].properties
            #expect(properties["hs_pipeline_stage"] == id)
            #expect(properties["validation_status"] == "pending_credits")
            #expect(properties["credits_estimes"] == "2")
            #expect(properties["clickup_subtask_id"] == "86c870m18")
        }
    }

    @Test func `changes with the mail that its history then shows`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let updated = try await fixture.crm.call(
                CRMAPI.updateTicket,
                TicketUpdate(stage: .waitingOnContact, mail: .sample()),
                parameters: ["ticket": ticket.rawValue],
                key: "update"
            )
            let email = try #require(fixture.hubSpot.emails.first)
            #expect(updated.recordID == email.id)
            #expect(email.links == ["tickets/\(ticket)"])
            #expect(fixture.hubSpot.tickets[0].properties["hs_pipeline_stage"] == "2")

            // The mail by itself is the same effect.
            let alone = try await fixture.crm.call(
                CRMAPI.recordMail,
                .sample(),
                parameters: ["ticket": ticket.rawValue],
                key: "mail"
            )
            #expect(alone.recordID == email.id)
            #expect(fixture.hubSpot.emails.count == 1)
        }
    }

    @Test func `changes without doubling a mail that an earlier caller recorded alone`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let alone = try await fixture.crm.call(
                CRMAPI.recordMail,
                .sample(),
                parameters: ["ticket": ticket.rawValue],
                key: "mail"
            )
            let updated = try await fixture.crm.call(
                CRMAPI.updateTicket,
                TicketUpdate(stage: .waitingOnContact, mail: .sample()),
                parameters: ["ticket": ticket.rawValue],
                key: "update"
            )
            #expect(updated.recordID == alone.recordID)
            #expect(fixture.hubSpot.emails.count == 1)
            #expect(fixture.hubSpot.tickets[0].properties["hs_pipeline_stage"] == "2")
        }
    }

    @Test func `of a quote that ran out is rejected there`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            _ = try await fixture.crm.call(
                CRMAPI.updateTicket,
                TicketUpdate(validationStatus: .expired),
                parameters: ["ticket": ticket.rawValue],
                key: "update"
            )
            #expect(fixture.hubSpot.tickets[0].properties["validation_status"] == "rejected")
        }
    }

    @Test(arguments: [409, 400])
    func `of one request is one, also when the first answer is forgotten`(
        refusal: Int
    ) async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.statusOfTakenValue = refusal }
            fixture.hubSpot.server.fail(.dropAfter, times: 1) { $0.method == "POST" }
            // The call itself is repeated, as HubSpot takes the key once.
            let ticket = try await fixture.ticket()
            #expect(fixture.hubSpot.tickets.map(\.id) == [ticket.ticketID.rawValue])
        }
    }

    @Test func `of another request with the same content is another`() async throws {
        try await HubSpotFixture.run { fixture in
            _ = try await fixture.ticket(key: "one")
            _ = try await fixture.ticket(key: "two")
            #expect(fixture.hubSpot.tickets.count == 2)
        }
    }

    @Test func `gets the property of its key where an account lacks it`() async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.forget("guichet_request_key") }
            _ = try await fixture.ticket()
            #expect(fixture.hubSpot.tickets.count == 1)
            let property = fixture.hubSpot.ticketProperties.first {
                $0.name == "guichet_request_key"
            }
            #expect(property?.hasUniqueValue == true)
            #expect(property?.groupName == "guichet")
        }
    }

    @Test func `waits while HubSpot would take its key twice`() async throws {
        try await HubSpotFixture.run { fixture in
            let wanted = TicketToCreate.sample()
            fixture.hubSpot.change { $0.define(HubSpotStandInProperty("guichet_request_key")) }
            let response = try await fixture.crm.send(CRMAPI.createTicket, wanted, key: "one")
            #expect(response.status == 503)
            #expect(response.said.contains("guichet_request_key does not require unique values"))
            #expect(fixture.hubSpot.tickets.isEmpty)
            fixture.hubSpot.change {
                $0.define(HubSpotStandInProperty("guichet_request_key", isUnique: true))
            }
            for _ in 1...2 { _ = try await fixture.ticket(wanted, key: "one") }
            #expect(fixture.hubSpot.tickets.count == 1)
            // It is looked at until it is as it must be, not for each ticket.
            let looks = fixture.calls.filter { $0.hasSuffix("/guichet_request_key") }
            #expect(looks.count == 2)
        }
    }

    @Test func `waits while an account lacks a property that a person must see to`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.forget("fichiers_urls") }
            let wanted = Self.ticket(of: nil, urls: ["https://files.example.com/1"])
            let response = try await fixture.crm.send(CRMAPI.createTicket, wanted, key: "one")
            #expect(response.status == 503)
            #expect(response.said.contains("PROPERTY_DOESNT_EXIST"))
            fixture.hubSpot.change {
                $0.define(HubSpotStandInProperty("fichiers_urls", "string", "textarea"))
            }
            _ = try await fixture.insist(on: CRMAPI.createTicket, wanted, key: "one")
            #expect(fixture.hubSpot.tickets.count == 1)
        }
    }

    @Test func `holds no more than HubSpot takes`() async throws {
        try await HubSpotFixture.run { fixture in
            let long = String(repeating: "🪑", count: 65_000)
            _ = try await fixture.ticket(.sample(description: long))
            #expect(fixture.hubSpot.tickets[0].properties["content"]?.hasSuffix(" […]") == true)
        }
    }

    @Test func `is asked for at a later version's addresses`() async throws {
        try await HubSpotFixture.run(["HUBSPOT_API_VERSION": "2026-09"]) { fixture in
            let ticket = try await fixture.ticket().ticketID
            _ = try await fixture.crm.call(
                CRMAPI.addNote,
                NoteToAdd(text: "À relancer"),
                parameters: ["ticket": ticket.rawValue],
                key: "note"
            )
            _ = try await fixture.crm.call(CRMAPI.news, TicketsToWatch(tickets: [ticket]))
            _ = try await fixture.crm.call(CRMAPI.diagnosis, Nothing())
            #expect(fixture.calls.allSatisfy { $0.contains("/2026-09/") })
            #expect(fixture.calls.contains("POST /crm/objects/2026-09/tickets"))
        }
    }
}
