import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("An accepted form", .timeLimit(.minutes(1)))
struct SubmissionAnswerTests {
    static let withFiles = FormJSON.with([
        "fichiers": #"""
        [{"name":"face.png","url":"https://site.example.com/1","size":10,"type":"image/png"},\#
        {"name":"dos.png","url":"https://site.example.com/2"}]
        """#
    ])

    @Test func `for a model is answered with the quote that waits`() async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(Self.withFiles)
            #expect(response.status == 200)
            #expect(response.headers["Content-Type"] == "application/json")
            let id = try response.decoded(RequestAnswer.self).requestID
            #expect(
                response.text == #"""
                    {"classification":{"coherent":true,"confiance":92,"method":"rules",\#
                    "raison":"Mots du domaine","reclassifie":false,"type_detecte":"MODELISATION",\#
                    "type_final":"MODELISATION"},"credits_estimes":1,"files_uploaded":2,\#
                    "is_new_ticket":true,"message":"Votre demande est enregistrée. Le devis est \#
                    prêt. Il n'est pas envoyé par e-mail : notre équipe vous le transmettra.","request_id":"\#(id)",\#
                    "status":"pending_validation","ticket_id":"T-1",\#
                    "ticket_url":"https://crm.example.com/tickets/T-1",\#
                    "validation_status":"pending_credits"}
                    """#
            )
        }
    }

    @Test func `for support is answered with a ticket and nothing to validate`() async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(FormJSON.support)
            #expect(response.status == 200)
            let id = try response.decoded(RequestAnswer.self).requestID
            #expect(
                response.text == #"""
                    {"classification":{"coherent":true,"confiance":92,"method":"rules",\#
                    "raison":"Mots du domaine","reclassifie":false,"type_detecte":"SUPPORT",\#
                    "type_final":"SUPPORT"},"credits_estimes":null,"files_uploaded":0,\#
                    "is_new_ticket":true,"message":"Votre demande est enregistrée. Nous vous \#
                    répondrons par e-mail.","request_id":"\#(id)","status":"created",\#
                    "ticket_id":"T-1","ticket_url":"https://crm.example.com/tickets/T-1",\#
                    "validation_status":"n/a"}
                    """#
            )
            #expect(ingest.house.calls(.quote) == 0)
            #expect(ingest.house.count(.sendMail) == 0)
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.request])
            #expect(notices.map(\.validationStatus) == [.notApplicable])
        }
    }

    @Test func `becomes a ticket with all that was said`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(Self.withFiles)
            let contacts = ingest.house.inputs(.upsertContact, as: ContactToUpsert.self)
            #expect(
                contacts == [ContactToUpsert(email: "anna@example.com", name: "Anna Dupont")]
            )
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(
                tickets == [
                    TicketToCreate(
                        contact: contacts.first,
                        userEmail: "anna@example.com",
                        type: .modelisation,
                        objet: "Vase en céramique",
                        description: "Un vase blanc de 20 cm, simple, sans décor.",
                        formSource: .modelisation,
                        reclassifie: false,
                        priority: .medium,
                        fichiersURLs: [
                            "https://files.example.com/F-1", "https://files.example.com/F-2",
                        ],
                        failedFiles: []
                    )
                ]
            )
        }
    }

    /// An analysis, the message that follows, to whom, and the ticket's stage.
    @Test(
        arguments: [
            (.sample(), .quoteOneCredit, "anna@example.com", .waitingOnContact),
            (.sample(credits: 2), .quoteTwoCredits, "anna@example.com", .waitingOnContact),
            (.incomplete, .missingInfo, "anna@example.com", .waitingOnContact),
            (.complex, .adminReview, nil, .waitingOnUs),
        ] as [(RequestAnalysis, MessageTemplate, String?, TicketStage)]
    )
    func `for a model is written about, by what the analysis found`(
        analysis: RequestAnalysis,
        template: MessageTemplate,
        to address: String?,
        stage: TicketStage
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: analysis)
            let answer = try await ingest.answer()
            #expect(answer.status == .pendingValidation)
            #expect(answer.validationStatus == analysis.validationStatus)
            #expect(answer.creditsEstimes == analysis.creditsEstimes)
            #expect(ingest.house.composed.map(\.template) == [template])
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.map(\.to) == [address])
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(
                updates.map(\.content.withoutMail) == [
                    TicketUpdate(
                        stage: stage,
                        validationStatus: analysis.validationStatus,
                        creditsEstimes: analysis.creditsEstimes
                    )
                ]
            )
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.validationStatus) == [analysis.validationStatus])
        }
    }

    @Test func `is quoted in a mail with a link, which the CRM records`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let message = try #require(ingest.house.composed.last)
            #expect(message.credits == 1)
            #expect(message.warnings == [.noMaterial])
            #expect(
                message.answerURL?.hasPrefix("https://guichet.example.com/quotes/T-1.1.") == true
            )
            #expect(message.expiresAt == TestClock.start.addingTimeInterval(30 * 86_400))
            let records = ingest.house.inputs(.recordMail, as: AboutTicket<RecordedMail>.self)
            #expect(records.map(\.ticketID) == [Ticket.ID("T-1")])
            #expect(records.map(\.content.messageID) == ["M-1@example.com"])
            #expect(records.map(\.content.smtpSent) == [false])
            #expect(records.map(\.content.text) == [message.answerURL])
        }
    }

    @Test func `that needs an admin leads the client to no page`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .complex)
            _ = try await ingest.answer()
            #expect(ingest.house.composed.map(\.answerURL) == [nil])
            #expect(ingest.house.composed.map(\.language) == [.french])
        }
    }

    @Test func `that came through the wrong form is urgent, and the admin is alerted`()
        async throws
    {
        try await IngestFixture.run { ingest in
            ingest.house.classifies(as: .sample(.support, isReclassified: true))
            let answer = try await ingest.answer()
            #expect(answer.classification.reclassifie)
            #expect(answer.status == .created)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.map(\.priority) == [.high])
            #expect(tickets.map(\.reclassifie) == [true])
            #expect(tickets.map(\.formSource) == [.modelisation])
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.reclassified])
        }
    }

    @Test func `for support links to its files without fetching them`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.classifies(as: .sample(.support, isReclassified: true))
            let answer = try await ingest.answer(Self.withFiles)
            #expect(answer.filesUploaded == 0)
            #expect(ingest.house.calls(.fetchFile) == 0)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(
                tickets.map(\.fichiersURLs) == [
                    ["https://site.example.com/1", "https://site.example.com/2"]
                ]
            )
        }
    }

    @Test func `in English is answered in English`() async throws {
        try await IngestFixture.run { ingest in
            let answer = try await ingest.answer(FormJSON.english)
            #expect(answer.message.hasPrefix("Your request is registered."))
            #expect(ingest.house.composed.map(\.language) == [.english])
        }
    }
}
