import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A request of which something fails", .timeLimit(.minutes(1)))
struct FailureTests {
    static let withFiles = FormJSON.with([
        "fichiers": #"""
        [{"name":"face.png","url":"https://site.example.com/1"},\#
        {"name":"dos.png","url":"https://site.example.com/2"}]
        """#
    ])

    // MARK: Classification (A5.1)

    @Test(arguments: [
        (HouseStub.Fault.down, 3), (.answerLost, 3), (.refused(500), 3), (.refused(422), 1),
    ])
    func `is what its form says when nobody can classify it`(
        fault: HouseStub.Fault,
        tries: Int
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.classifyRequest, fault)
            let model = try await ingest.answer()
            #expect(model.classification.typeFinal == .modelisation)
            #expect(model.classification.method == .fallback)
            #expect(model.classification.confiance == 0)
            #expect(!model.classification.reclassifie)
            #expect(model.validationStatus == .pendingCredits)
            #expect(ingest.house.calls(.classifyRequest) == tries)

            let support = try await ingest.answer(FormJSON.support)
            #expect(support.classification.typeFinal == .support)
            #expect(support.status == .created)
        }
    }

    @Test func `is classified when the classifier is back in time`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.classifyRequest, .down, times: 2)
            let answer = try await ingest.answer()
            #expect(answer.classification.method == .rules)
        }
    }

    // MARK: Contact (A5.2)

    @Test func `becomes a ticket without a contact, and the admin is told`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.upsertContact, .refused(422))
            let answer = try await ingest.answer()
            #expect(answer.status == .pendingValidation)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.map(\.contactID) == [nil])
            #expect(tickets.map(\.userEmail) == ["anna@example.com"])
            let notices = ingest.house.inputs(.tellAdmin, as: AdminNotice.self)
            #expect(notices.map(\.kind) == [.contactFailed])
            #expect(notices.map(\.detail) == ["upsertContact: 422 It is refused"])
            #expect(ingest.house.calls(.upsertContact) == 1)
        }
    }

    // MARK: Files (A5.3)

    @Test func `becomes a ticket without the file that is refused, which it names`()
        async throws
    {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.fetchFile, .refused(422), times: 1)
            let answer = try await ingest.answer(Self.withFiles)
            #expect(answer.filesUploaded == 1)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(
                tickets.map(\.failedFiles) == [[FailedFile(name: "face.png", reason: "not a file")]]
            )
            #expect(tickets.map(\.fichiersURLs) == [["https://files.example.com/F-1"]])
        }
    }

    @Test(arguments: [401, 404])
    func `waits for a person when Files refuses something other than the file`(
        status: Int
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.uploadFile, .refused(status), times: 1)
            let response = await ingest.submit(MultipartForm.modelisation.with(.init()))
            let progress = try response.decoded(RequestProgress.self)
            #expect(progress.state == "quarantined")
            let folders = try ingest.uploadFolders()
            #expect(folders == [progress.requestID.rawValue])
            _ = await ingest.client.send(.post, "/requests/\(progress.requestID)/retry")
            try await ingest.settled()
            #expect(ingest.house.uploaded.count == 1)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.map(\.failedFiles) == [[]])
        }
    }

    @Test func `is analysed without the file that is refused`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.fetchFile, .refused(422))
            ingest.house.answer {
                $0.analysis = { $0.fichiers.isEmpty ? .incomplete : .sample() }
            }
            let answer = try await ingest.answer(Self.withFiles)
            #expect(answer.filesUploaded == 0)
            #expect(answer.validationStatus == .pendingInfo)
        }
    }

    @Test func `names an uploaded file that is refused, and keeps the rest`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.uploadFile, .refused(422), times: 1)
            let form = MultipartForm.modelisation.with(.init(name: "a.exe"), .init(name: "b.png"))
            let response = await ingest.submit(form)
            #expect(try response.decoded(RequestAnswer.self).filesUploaded == 1)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.first?.failedFiles.map(\.name) == ["a.exe"])
            #expect(
                ingest.house.inputs(.uploadFile, as: HouseStub.UploadedFile.self).map(\.name) == [
                    "b.png"
                ]
            )
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    // MARK: Production task (A5.5)

    @Test func `is validated in the CRM and to the client while no task can be made`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.fail(.createTask, .down)
            let response = await ingest.press("validate", on: try ingest.page())
            #expect(response.status == 200)
            try await eventually { ingest.house.calls(.createTask) > 1 }
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(updates.last?.content.validationStatus == .validated)
            #expect(ingest.house.composed.last?.template == .confirmation)
            let waiting = try await ingest.validation("T-1").validation
            #expect(waiting.status == .validated)
            #expect(waiting.subtaskID == nil)

            ingest.house.mend(.createTask)
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == 1)
            let done = try await ingest.validation("T-1").validation
            #expect(done.subtaskID == ProductionTask.ID("S-1"))
        }
    }

    @Test func `is validated in the CRM and to the client also when the task is refused`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.fail(.createTask, .refused(422))
            _ = await ingest.press("validate", on: try ingest.page())
            try await ingest.settled()
            let updates = ingest.house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(updates.last?.content.validationStatus == .validated)
            let mails = ingest.house.inputs(.sendMail, as: MailToSend.self)
            #expect(mails.last?.subject.hasPrefix("confirmation") == true)
            let aside = try await ingest.client.call(
                IngestAPI.listRequests,
                Nothing(),
                query: "?state=quarantined"
            )
            #expect(aside.requests.map(\.lastError) == ["createTask: 422 It is refused"])
        }
    }

    // MARK: Mail (A5.6, A5.7)

    @Test func `has its mail recorded as it was sent, or not sent`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let records = ingest.house.inputs(.recordMail, as: AboutTicket<RecordedMail>.self)
            #expect(records.map(\.content.smtpSent) == [false])
            #expect(records.map(\.content.direction) == [.outgoing])
            #expect(records.map(\.content.from) == ["studio@example.com"])
            #expect(records.map(\.content.to) == ["anna@example.com"])
        }
    }
}
