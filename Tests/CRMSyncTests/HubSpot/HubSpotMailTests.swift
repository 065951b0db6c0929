import Contracts
import FoundationEssentials
import HTTP
import StrictJSON
import TestSupport
import Testing

@testable import CRMSync

@Suite("A mail in HubSpot", .timeLimit(.minutes(3)))
struct HubSpotMailTests {
    private static func mail(
        _ direction: MailDirection = .outgoing,
        to: String = "anna@example.com",
        text: String = "Bonjour Anna",
        html: String? = nil,
        smtpSent: Bool = true
    ) -> RecordedMail {
        RecordedMail(
            direction: direction,
            from: direction == .incoming ? "anna@example.com" : "studio@example.com",
            to: direction == .incoming ? "studio@example.com" : to,
            subject: "Votre devis",
            text: text,
            html: html,
            messageID: "quote-1@example.com",
            smtpSent: smtpSent
        )
    }

    private static func record(
        _ mail: RecordedMail,
        on ticket: Ticket.ID,
        _ fixture: HubSpotFixture,
        key: String = "mail"
    ) async throws -> HubSpotStandInRecord {
        let recorded = try await fixture.crm.call(
            CRMAPI.recordMail,
            mail,
            parameters: ["ticket": ticket.rawValue],
            key: key
        )
        return try #require(fixture.hubSpot.emails.first { $0.id == recorded.recordID })
    }

    @Test(arguments: [
        (MailDirection.outgoing, true, "EMAIL", "SENT"), (.outgoing, false, "EMAIL", "FAILED"),
        (.incoming, false, "INCOMING_EMAIL", "SENT"),
    ])
    func `says where it went and whether it left`(
        direction: MailDirection,
        smtpSent: Bool,
        written: String,
        status: String
    ) async throws {
        try await HubSpotFixture.run { fixture in
            let contact = try await fixture.contact()
            let ticket = try await fixture.ticket().ticketID
            let mail = Self.mail(direction, html: "<p>Bonjour Anna</p>", smtpSent: smtpSent)
            let record = try await Self.record(mail, on: ticket, fixture)
            #expect(record.links == ["contacts/\(contact)", "tickets/\(ticket)"])
            #expect(record.properties["hs_email_direction"] == written)
            #expect(record.properties["hs_email_status"] == status)
            #expect(record.properties["hs_email_subject"] == "Votre devis")
            #expect(record.properties["hs_email_text"]?.hasPrefix("Bonjour Anna\n") == true)
            #expect(record.properties["hs_email_html"] == "<p>Bonjour Anna</p>")
            #expect(record.properties["hs_email_from_email"] == mail.from)
            #expect(record.properties["hs_email_to_email"] == mail.to)
        }
    }

    @Test func `to somebody unknown belongs to the ticket's contact, if it has one`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            let contact = try await fixture.contact()
            let alone = try await fixture.ticket(key: "alone").ticketID
            let mail = Self.mail(to: "admin@example.com")
            let record = try await Self.record(mail, on: alone, fixture, key: "1")
            #expect(record.links == ["tickets/\(alone)"])

            let owned = TicketToCreate(
                contactID: contact,
                userEmail: "anna@example.com",
                type: .modelisation,
                objet: "Chaise",
                description: "Une chaise.",
                formSource: .modelisation,
                reclassifie: false,
                priority: .medium,
                fichiersURLs: [],
                failedFiles: []
            )
            let ticket = try await fixture.ticket(owned, key: "owned").ticketID
            let other = try await Self.record(mail, on: ticket, fixture, key: "2")
            #expect(other.links == ["contacts/\(contact)", "tickets/\(ticket)"])
        }
    }

    @Test func `needs no call to find the contact of a ticket that was just opened`() async throws {
        try await HubSpotFixture.run { fixture in
            let opened = try await fixture.ticket(
                .sample(contact: ContactToUpsert(email: "anna@example.com", name: "Anna"))
            )
            let contact = try #require(opened.contactID)
            let links = ["contacts/\(contact)", "tickets/\(opened.ticketID)"]
            let before = fixture.calls.count
            let record = try await Self.record(Self.mail(), on: opened.ticketID, fixture)
            #expect(record.links == links)
            #expect(fixture.calls[before...] == ["POST /crm/v3/objects/emails"])

            // As when a person removed the contact since.
            fixture.hubSpot.server.fail(.answer(StandInAnswer(status: 400)), times: 1) {
                $0.path.hasSuffix("/emails")
            }
            let other = try await Self.record(Self.mail(), on: opened.ticketID, fixture, key: "2")
            #expect(other.links == links)
            #expect(fixture.hubSpot.emails.count == 2)
        }
    }

    @Test func `keeps its headers as JSON whatever an address holds`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let mail = Self.mail(to: #"a"}],"x":1\@example.com"#)
            let record = try await Self.record(mail, on: ticket, fixture)
            #expect(record.properties["hs_email_to_email"] == mail.to)
        }
    }

    @Test func `that is long is cut, and its HTML left out`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let long = String(repeating: "é", count: 70_000)
            let record = try await Self.record(
                Self.mail(text: long, html: long),
                on: ticket,
                fixture
            )
            #expect(record.properties["hs_email_html"] == nil)
            #expect(record.properties["hs_email_text"]?.contains("Réf. guichet-") == true)
        }
    }

    @Test func `of an unknown ticket is refused`() async throws {
        try await HubSpotFixture.run { fixture in
            let response = try await fixture.crm.send(
                CRMAPI.recordMail,
                Self.mail(),
                parameters: ["ticket": "999"],
                key: "mail"
            )
            #expect(response.status == 422)
            #expect(fixture.hubSpot.emails.isEmpty)
        }
    }
}
