import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("News out of HubSpot", .timeLimit(.minutes(3)))
struct HubSpotNewsTests {
    private static func news(
        _ fixture: HubSpotFixture,
        _ tickets: [Ticket.ID]
    ) async throws -> [TicketNews] {
        try await fixture.crm.call(CRMAPI.news, TicketsToWatch(tickets: tickets)).tickets
    }

    @Test func `tell where a ticket stands, also when a person has changed it`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let none = try #require(try await Self.news(fixture, [ticket]).first)
            #expect(none.validationStatus == nil)
            #expect(none.creditsEstimes == nil)
            fixture.hubSpot.setProperty(
                ticket: ticket.rawValue,
                "validation_status",
                "validated"
            )
            fixture.hubSpot.setProperty(ticket: ticket.rawValue, "credits_estimes", "2.0")
            let news = try #require(try await Self.news(fixture, [ticket]).first)
            #expect(news.validationStatus == .validated)
            #expect(news.creditsEstimes == 2)
            #expect(news.mails.isEmpty)
        }
    }

    @Test func `hold the mails that came in, oldest first, and none that went out`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let other = try await fixture.ticket(key: "other").ticketID
            for direction in [MailDirection.outgoing, .incoming] {
                _ = try await fixture.crm.call(
                    CRMAPI.recordMail,
                    RecordedMail(
                        direction: direction,
                        from: "anna@example.com",
                        to: "studio@example.com",
                        subject: "Devis",
                        text: "Enregistré par Guichet\n  lui-même",
                        messageID: "1@example.com",
                        smtpSent: false
                    ),
                    parameters: ["ticket": ticket.rawValue],
                    key: direction.rawValue
                )
            }
            let recorded = try #require(fixture.hubSpot.emails.last?.properties["hs_email_text"])
            let second = fixture.hubSpot.receiveMail(
                ticket: ticket.rawValue,
                from: "anna@example.com",
                text: "Je valide\n\n> \(recorded)",
                at: "2026-11-21T09:00:00.250Z",
                attachments: "1;2"
            )
            let first = fixture.hubSpot.receiveMail(
                ticket: ticket.rawValue,
                from: "anna@example.com",
                text: "Une question ?",
                at: "1795251600000"
            )
            fixture.hubSpot.receiveMail(
                ticket: other.rawValue,
                from: "bob@example.com",
                text: nil,
                html: "<p>Je valide</p><blockquote>Devis</blockquote>"
            )
            let news = try await Self.news(fixture, [ticket, other])
            let mails = try #require(news.first { $0.ticketID == ticket }?.mails)
            #expect(mails.map(\.id) == [first, second])
            let reply = try #require(mails.first { $0.id == second })
            #expect(reply.from == "anna@example.com")
            #expect(reply.subject == "Re: Votre devis")
            #expect(reply.text.hasPrefix("Je valide"))
            #expect(reply.hasAttachments)
            #expect(reply.receivedAt.timeIntervalSince1970.rounded() == 1_795_251_600)
            #expect(mails.first { $0.id == first }?.hasAttachments == false)
            let bobs = try #require(news.first { $0.ticketID == other }?.mails)
            #expect(bobs.map(\.text) == ["Je valide\n\n> Devis"])
        }
    }

    @Test func `leave out tickets that are gone or that another CRM keeps`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            let news = try await Self.news(
                fixture,
                [Ticket.ID("TKTAAAAAA"), Ticket.ID("999999"), ticket]
            )
            #expect(news.map(\.ticketID) == [ticket])
        }
    }

    @Test func `are read in calls of at most twenty mails`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            for number in 1...230 {
                fixture.hubSpot.receiveMail(
                    ticket: ticket.rawValue,
                    from: "anna@example.com",
                    text: "\(number)"
                )
            }
            let news = try await Self.news(fixture, [ticket])
            #expect(news.first?.mails.count == 230)
            #expect(fixture.calls.count { $0.hasSuffix("objects/emails/batch/read") } == 12)
        }
    }

    @Test func `hold a long mail's beginning`() async throws {
        try await HubSpotFixture.run { fixture in
            let ticket = try await fixture.ticket().ticketID
            fixture.hubSpot.receiveMail(
                ticket: ticket.rawValue,
                from: "anna@example.com",
                text: String(repeating: "é", count: 70_000)
            )
            let mail = try await Self.news(fixture, [ticket]).first?.mails.first
            #expect(mail?.text == String(repeating: "é", count: 60_000))
        }
    }

    @Test func `are of a hundred tickets at most`() async throws {
        try await HubSpotFixture.run { fixture in
            let tickets = (1...101).map { Ticket.ID("\($0)") }
            let response = try await fixture.crm.send(
                CRMAPI.news,
                TicketsToWatch(tickets: tickets)
            )
            #expect(response.status == 422)
            #expect(response.wrongFields == ["#/tickets"])
        }
    }
}
