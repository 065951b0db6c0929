import Contracts
import FoundationEssentials
import TestSupport
import Testing

@testable import Ingest

@Suite("A look for replies that a crash cuts short", .timeLimit(.minutes(1)))
struct MailCrashTests {
    /// What a mail asks of the others, and on which side of the call Ingest dies.
    static let crashes = [
        HouseStub.Operation.incomingMails, .classifyReply, .downloadAttachment, .uploadFile,
        .recordMail, .addNote, .crmNews,
    ].flatMap { operation in
        [HouseStub.Fault.hangsBefore, .hangsAfter].map { (operation, $0) }
    }

    @Test(arguments: crashes)
    func `goes on at the next start, and nothing happens twice`(
        operation: HouseStub.Operation,
        fault: HouseStub.Fault
    ) async throws {
        let house = HouseStub()
        let folder = try TestFolder()
        house.analyses(as: .incomplete)
        house.reads(as: .info)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            _ = try await ingest.answer()
            house.analyses(as: .sample())
            house.receives([.sample(files: [4, 4])])
            house.shows([.sample(mails: [.sample(text: "Autre chose")])])
            house.fail(operation, fault)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await ingest.ingest.watch.look(isEager: true) }
                try await eventually { house.hangs(operation) }
                group.cancelAll()
                while case .some(.failure) = await group.nextResult() {}
            }
        }
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            house.mend(operation)
            for _ in 1...2 {
                try await ingest.poll()
            }
            #expect(try await ingest.status() == .pendingCredits)
            #expect(house.count(.uploadFile) == 2)
            #expect(ingest.recordedReplies.count == 1)
            #expect(
                try await ingest.validation("T-1").replies.map(\.channel).sorted()
                    == ["hubspot", "mail"]
            )
            #expect(try ingest.uploadFolders() == [])
            #expect(try await ingest.mails(.handled).count == 3)
        }
    }
}
