import Contracts
import Curl
import Foundation
import HTTP
import ServiceKit
import TestSupport
import Testing

/// The main job as its users live it, with the vendors that they pay for.
@Suite("The main job, with vendors")
struct VendorJourneyTests {
    @Test func `a client's yes by mail becomes a subtask, and is confirmed`() async throws {
        let town = try RealTown()
        try await town.run {
            try await withHouse(environment: town.settings) { house in
                try await house.startAll()
                let answer = try await Self.quoted(by: house)
                let ticket = try #require(town.hubspot.tickets.first)
                #expect(answer.ticketID.rawValue == ticket.id)
                #expect(answer.ticketURL.contains("/147476643/"))
                try Self.expectQuotedTicket(ticket)
                try await Self.expectFile(of: ticket, in: house)
                #expect(Self.directions(in: town.hubspot) == ["EMAIL"])

                let quote = try #require(try town.mailsToClient().first)
                try await town.clientWrites("Je valide, merci !", answering: quote)
                let isMade = await eventually { town.clickup.created.count == 1 }
                #expect(isMade)
                let isConfirmed = await eventually {
                    (try? town.mailsToClient().count) == 2
                        && town.hubspot.tickets.first?.properties["clickup_subtask_id"] != nil
                }
                #expect(isConfirmed)
                try Self.expectValidated(town, answer)
                let confirmation = try #require(try town.mailsToClient().last)
                #expect(
                    try RealTown.header("In-Reply-To", of: confirmation)
                        == RealTown.header("Message-ID", of: quote)
                )

                // Said twice, it counts once.
                try await town.clientWrites("Je valide, merci !", answering: confirmation)
                let isRecorded = await eventually {
                    Self.directions(in: town.hubspot).filter { $0 == "INCOMING_EMAIL" }.count == 2
                }
                #expect(isRecorded)
                #expect(town.clickup.created.count == 1)
                #expect(try town.mailsToClient().count == 2)
            }
        }
    }

    @Test func `a client's yes in HubSpot becomes a subtask`() async throws {
        try await withTown(environment: ["VALIDATION_POLL_INTERVAL": "1s"]) { town, house in
            try await house.startAll()
            let answer = try await Self.quoted(by: house)
            let ticket = answer.ticketID.rawValue
            town.hubspot.receiveMail(
                ticket: ticket,
                from: "stranger@example.com",
                text: "Je valide"
            )
            town.hubspot.receiveMail(ticket: ticket, from: "client@example.com", text: "Je valide")
            let isMade = await eventually { town.clickup.created.count == 1 }
            #expect(isMade)
            let isWritten = await eventually {
                town.hubspot.tickets.first?.properties["validation_status"] == "validated"
            }
            #expect(isWritten)
        }
    }

    @Test func `a person's decision in HubSpot is acted on`() async throws {
        try await withTown(environment: ["VALIDATION_POLL_INTERVAL": "1s"]) { town, house in
            try await house.startAll()
            let answer = try await Self.quoted(by: house)
            town.hubspot.setProperty(
                ticket: answer.ticketID.rawValue,
                "validation_status",
                "validated"
            )
            let isMade = await eventually { town.clickup.created.count == 1 }
            #expect(isMade)
        }
    }

    /// Sends a request with a picture, and returns its answer with the quote.
    private static func quoted(by house: TestHouse) async throws -> RequestAnswer {
        let request = RequestSubmission(
            source: .modelisation,
            objet: "Boîte de rangement",
            description:
                "Bonjour, merci de modéliser en 3D une boîte de rangement simple, 30 x 20 x 10 cm, "
                + "en plastique uni.",
            userEmail: "client@example.com",
            userName: "Camille Exemple"
        )
        let submitted = try await house.submitForm(request, key: "journey")
        guard case .answered(let answer) = submitted else { throw TookTooLong() }
        #expect(answer.validationStatus == .pendingCredits)
        #expect(answer.creditsEstimes == 1)
        #expect(answer.filesUploaded == 1)
        return answer
    }

    private static func expectQuotedTicket(_ ticket: HubSpotStandInRecord) throws {
        #expect(ticket.properties["subject"] == "Boîte de rangement")
        #expect(ticket.properties["hs_pipeline"] == "0")
        #expect(ticket.properties["hs_pipeline_stage"] == "2")
        #expect(ticket.properties["hs_ticket_priority"] == "MEDIUM")
        #expect(ticket.properties["validation_status"] == "pending_credits")
        #expect(ticket.properties["credits_estimes"] == "1")
        let content = try #require(ticket.properties["content"])
        #expect(content.hasPrefix("E-mail : client@example.com | Type : MODELISATION"))
        #expect(ticket.links.contains { $0.hasPrefix("contacts/") })
    }

    /// The file's link leads to the bucket, and to what was uploaded.
    private static func expectFile(
        of ticket: HubSpotStandInRecord,
        in house: TestHouse
    ) async throws {
        let link = try #require(ticket.properties["fichiers_urls"])
        let first = try await house.http.send(OutgoingRequest(method: .get, url: link))
        #expect(first.status == 302)
        let target = try #require(first.headers["location"])
        let file = try await house.http.send(OutgoingRequest(method: .get, url: target))
        #expect(file.body == FileSource.picture)
        #expect(file.headers["content-type"] == "image/png")
    }

    private static func expectValidated(_ town: RealTown, _ answer: RequestAnswer) throws {
        let subtask = try #require(town.clickup.created.first)
        #expect(subtask.name == "Demande client@example.com")
        #expect(subtask.parent == ClickUpWorkspace.parent)
        #expect(subtask.assignees == [ClickUpWorkspace.user])
        for part in ["client@example", "Boîte de rangement", answer.ticketID.rawValue] {
            #expect(subtask.markdown.contains(part), "\(part)")
        }
        let ticket = try #require(town.hubspot.tickets.first)
        #expect(ticket.properties["validation_status"] == "validated")
        #expect(ticket.properties["clickup_subtask_id"] == subtask.id)
        #expect(ticket.properties["hs_pipeline_stage"] == "3")
        #expect(directions(in: town.hubspot).sorted() == ["EMAIL", "EMAIL", "INCOMING_EMAIL"])
    }

    private static func directions(in hubspot: HubSpotStandIn) -> [String] {
        hubspot.emails.compactMap { $0.properties["hs_email_direction"] }
    }

    private struct TookTooLong: Error {}
}
