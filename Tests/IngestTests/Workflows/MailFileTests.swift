import Contracts
import FoundationEssentials
import TestSupport
import Testing

@testable import Ingest

@Suite("Files that come by mail", .timeLimit(.minutes(1)))
struct MailFileTests {
    /// Ingest with a request that lacks something, and a mail with files.
    private func ingest(
        _ variables: [String: String] = [:],
        files: [Int],
        reads intent: ReplyIntent,
        _ body: @escaping @Sendable (IngestFixture) async throws -> Void
    ) async throws {
        try await IngestFixture.run(variables) { ingest in
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            ingest.house.analyses(as: .sample())
            ingest.house.reads(as: intent)
            ingest.house.receives([.sample(files: files)])
            try await body(ingest)
        }
    }

    @Test(arguments: [ReplyIntent.info, .unclear, .question, .validation, .conditional])
    func `are analysed with what was missing, whatever is said with them`(
        intent: ReplyIntent
    ) async throws {
        try await ingest(files: [4, 4], reads: intent) { ingest in
            try await ingest.poll()
            #expect(
                ingest.house.uploaded.map { String(decoding: $0, as: UTF8.self) }
                    == ["m1#0", "m1#1"]
            )
            #expect(ingest.house.composed.map(\.template) == [.missingInfo, .quoteOneCredit])
            #expect(try await ingest.status() == .pendingCredits)
            #expect(try ingest.uploadFolders() == [])
            // A question is read by a person all the same.
            #expect(
                ingest.notices.map(\.kind)
                    == (intent == .info ? [.request] : [.request, .replyAnalysed])
            )
            // The word about it says where the analysis has led.
            #expect(
                ingest.notices.last?.validationStatus
                    == (intent == .info ? .pendingInfo : .pendingCredits)
            )
        }
    }

    @Test func `do not keep a refusal from being one`() async throws {
        try await ingest(files: [4], reads: .refusal) { ingest in
            try await ingest.poll()
            #expect(try await ingest.status() == .rejected)
            #expect(ingest.house.calls(.downloadAttachment) == 0)
        }
    }

    @Test func `are named on the ticket when they are too large, too many or gone`() async throws {
        let settings = ["FILES_SIZE_LIMIT": "1000", "INGEST_UPLOAD_LIMIT": "1500"]
        let sizes = [1_001, 4] + Array(repeating: 4, count: 25)
        try await ingest(settings, files: sizes, reads: .info) { ingest in
            ingest.house.fail(.downloadAttachment, .refused(404), times: 1)
            try await ingest.poll()
            #expect(ingest.house.count(.uploadFile) == SubmissionRules.fileLimit)
            let notes = ingest.house.inputs(.addNote, as: AboutTicket<NoteToAdd>.self)
            let text = notes.last?.content.text ?? ""
            for reason in [
                "photo-0.png (fichier trop volumineux)", "photo-1.png (fichier illisible)",
                "photo-26.png (trop de fichiers)",
            ] {
                #expect(text.contains(reason))
            }
        }
    }

    @Test func `are taken over when Notifications answers again, and nothing is left behind`()
        async throws
    {
        try await ingest(files: [4, 4], reads: .info) { ingest in
            ingest.house.fail(.downloadAttachment, .answerLost, times: 1)
            let first = try await ingest.poll()
            #expect(first.waiting == 1)
            #expect(try ingest.uploadFolders() == [])
            #expect(try await ingest.status() == .pendingInfo)
            #expect(try await ingest.poll().acted == 1)
            #expect(ingest.house.count(.uploadFile) == 2)
            #expect(try await ingest.status() == .pendingCredits)
        }
    }

    @Test func `stay in the mailbox where none were asked for, and a person hears of them`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            ingest.house.receives([.sample(files: [4])])
            try await ingest.poll()
            #expect(ingest.house.calls(.downloadAttachment) == 0)
            #expect(ingest.notices.last?.detail?.contains("boîte de réception : 1") == true)
        }
    }

    @Test func `stay in HubSpot, and a person hears of them`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            ingest.house.reads(as: .info)
            ingest.house.shows([.sample(mails: [.sample(hasAttachments: true)])])
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingInfo)
            #expect(ingest.notices.last?.kind == .replyForPerson)
            #expect(ingest.notices.last?.detail?.contains("HubSpot") == true)
        }
    }
}
