import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A client who answers on the page", .timeLimit(.minutes(1)))
struct QuoteAnswerTests {
    private func quoted(
        _ analysis: RequestAnalysis = .sample(credits: 2),
        _ body: @escaping @Sendable (IngestFixture, String) async throws -> Void
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: analysis)
            _ = try await ingest.answer()
            try await body(ingest, try ingest.page())
        }
    }

    // MARK: Validate

    @Test func `opens one production task by validating`() async throws {
        try await quoted { ingest, page in
            let response = await ingest.press("validate", on: page)
            #expect(response.status == 200)
            #expect(response.text.contains("votre devis est validé"))
            try await ingest.settled()
            #expect(
                ingest.house.inputs(.createTask) == [
                    TaskToCreate(
                        ticketID: Ticket.ID("T-1"),
                        userEmail: "anna@example.com",
                        userName: "Anna Dupont",
                        objet: "Vase en céramique",
                        description: "Un vase blanc de 20 cm, simple, sans décor.",
                        credits: 2,
                        ticketURL: "https://crm.example.com/tickets/T-1",
                        fichiersURLs: [],
                        adminNotes: nil
                    )
                ]
            )
            let validation = try await ingest.validation("T-1").validation
            #expect(validation.status == .validated)
            #expect(validation.subtaskID == ProductionTask.ID("S-1"))
        }
    }

    @Test func `is sent a confirmation, and CRM and admin are told`() async throws {
        try await quoted { ingest, page in
            _ = await ingest.press("validate", on: page)
            try await ingest.settled()
            #expect(ingest.house.composed.map(\.template) == [.quoteTwoCredits, .confirmation])
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(
                updates.map(\.content).dropFirst() == [
                    TicketUpdate(
                        stage: .waitingOnUs,
                        validationStatus: .validated,
                        creditsEstimes: 2
                    ),
                    TicketUpdate(clickupSubtaskID: ProductionTask.ID("S-1")),
                ]
            )
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.request, .validated])
            #expect(ingest.house.count(.recordMail) == 2)
        }
    }

    @Test func `validates once, however often it is pressed`() async throws {
        try await quoted { ingest, page in
            let statuses = await withTaskGroup(of: Int.self) { group in
                for _ in 1...5 {
                    group.addTask { await ingest.press("validate", on: page).status }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 409, 409, 409, 409])
            let again = await ingest.press("validate", on: page)
            #expect(again.status == 409)
            #expect(again.text.contains("déjà validé"))
            let shown = await ingest.client.send(.get, page)
            #expect(shown.status == 200)
            #expect(shown.text.contains("déjà validé"))
            #expect(!shown.text.contains("<form"))
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == 1)
            #expect(ingest.house.count(.sendMail) == 2)
        }
    }

    // MARK: Refuse

    @Test func `closes the ticket by refusing`() async throws {
        try await quoted { ingest, page in
            let response = await ingest.press("refuse", on: page)
            #expect(response.status == 200)
            #expect(response.text.contains("refus est bien noté"))
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == 0)
            #expect(ingest.house.composed.map(\.template) == [.quoteTwoCredits, .refusal])
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(
                updates.last?.content
                    == TicketUpdate(stage: .closed, validationStatus: .rejected)
            )
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.request, .rejected])

            let validated = await ingest.press("validate", on: page)
            #expect(validated.status == 409)
            #expect(validated.text.contains("a été refusé"))
            let refused = await ingest.press("refuse", on: page)
            #expect(refused.status == 409)
            let shown = await ingest.client.send(.get, page)
            #expect(shown.text.contains("a été refusé"))
        }
    }

    // MARK: Ask

    @Test func `is read by a person when asking, and nothing else changes`() async throws {
        try await quoted { ingest, page in
            let response = await ingest.press("ask", "Et en bleu ?\r\n20 cm & plus", on: page)
            #expect(response.status == 200)
            #expect(response.text.contains("bien parvenu"))
            try await ingest.settled()
            let notes = ingest.house.inputs(.addNote, as: AboutTicket<NoteToAdd>.self)
            #expect(notes.map(\.ticketID) == [Ticket.ID("T-1")])
            #expect(
                notes.map(\.content.text) == ["Le client écrit :\nEt en bleu ?\r\n20 cm & plus"]
            )
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.request, .replyForPerson])
            #expect(notices.last?.detail == "Et en bleu ?\r\n20 cm & plus")
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .pendingCredits)
            #expect(validation.replies.map(\.intent) == [.question])
            #expect(validation.replies.map(\.channel) == ["link"])
            let accepted = await ingest.press("validate", on: page)
            #expect(accepted.status == 200)
        }
    }

    @Test func `asks once when the same question is sent twice, and again for another`()
        async throws
    {
        try await quoted { ingest, page in
            for message in ["Et en bleu ?", "Et en bleu ?", "Et en vert ?"] {
                let response = await ingest.press("ask", message, on: page)
                #expect(response.status == 200)
            }
            try await ingest.settled()
            #expect(ingest.house.count(.addNote) == 2)
            #expect(ingest.house.count(.tellAdmin) == 3)
        }
    }

    @Test func `may write what the other services could not store`() async throws {
        try await quoted { ingest, page in
            _ = await ingest.press("ask", "Bleu\u{0}\u{1B}[2J ?", on: page)
            try await ingest.settled()
            let notes = ingest.house.inputs(.addNote, as: AboutTicket<NoteToAdd>.self)
            #expect(notes.map(\.content.text) == ["Le client écrit :\nBleu  [2J ?"])
        }
    }

    // MARK: More information

    @Test func `gets a quote by sending what was missing`() async throws {
        try await quoted(.incomplete) { ingest, page in
            ingest.house.analyses(as: .sample(credits: 2))
            let response = await ingest.press("ask", "Voici : 20 cm", on: page)
            #expect(response.status == 200)
            try await ingest.settled()
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .pendingCredits)
            #expect(validation.validation.credits == 2)
            #expect(validation.replies.map(\.intent) == [.info])
            #expect(ingest.house.composed.map(\.template) == [.missingInfo, .quoteTwoCredits])
            #expect(ingest.house.composed.last?.description?.hasSuffix("Voici : 20 cm") == true)
            #expect(ingest.house.count(.createTicket) == 1)
        }
    }

    @Test func `makes the old link useless by sending what was missing`() async throws {
        try await quoted(.incomplete) { ingest, page in
            ingest.house.analyses(as: .sample())
            _ = await ingest.press("ask", "Voici : 20 cm", on: page)
            try await ingest.settled()
            let shown = await ingest.client.send(.get, page)
            #expect(shown.status == 409)
            #expect(shown.text.contains("remplacé par un plus récent"))
            for action in ["validate", "refuse"] {
                let acted = await ingest.press(action, on: page)
                #expect(acted.status == 409)
                #expect(acted.text.contains("remplacé par un plus récent"))
            }
            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 200)
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test func `is asked again while something is still missing`() async throws {
        try await quoted(.incomplete) { ingest, page in
            for message in ["Voici", "Voici", "Et la taille : 20 cm"] {
                _ = await ingest.press("ask", message, on: try ingest.page())
                try await ingest.settled()
            }
            #expect(
                ingest.house.composed.map(\.template)
                    == [MessageTemplate](repeating: .missingInfo, count: 4)
            )
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .pendingInfo)
        }
    }

    @Test func `is analysed once when the same information is sent twice`() async throws {
        try await quoted(.incomplete) { ingest, page in
            for _ in 1...2 {
                let response = await ingest.press("ask", "Voici : 20 cm", on: page)
                #expect(response.status == 200)
            }
            try await ingest.settled()
            #expect(ingest.house.count(.sendMail) == 2)
        }
    }
}
