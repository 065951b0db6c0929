import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("Uploaded files that Files has", .timeLimit(.minutes(1)))
struct UploadKeepingTests {
    /// As if what follows had removed the files already.
    private func loseUploads(in folder: TestFolder) throws {
        let uploads = "\(folder.path)/ingest/uploads"
        let names = try FileManager.default.contentsOfDirectory(atPath: uploads)
        #expect(names.count == 1)
        for name in names { try FileManager.default.removeItem(atPath: "\(uploads)/\(name)") }
    }

    @Test func `of a request are not needed again once anything follows`() async throws {
        let house = HouseStub()
        let folder = try TestFolder()
        house.fail(.upsertContact, .hangsBefore)
        try await IngestFixture.run(
            ["INGEST_ANSWER_WAIT": "0s"],
            house: house,
            folder: folder
        ) { ingest in
            let response = await ingest.submit(MultipartForm.modelisation.with(.init()))
            #expect(response.status == 202)
            try await eventually { house.hangs(.upsertContact) }
        }
        try loseUploads(in: folder)
        house.mend(.upsertContact)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            try await ingest.settled()
            #expect(house.calls(.uploadFile) == 1)
            let tickets = house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.map(\.fichiersURLs.count) == [1])
            #expect(tickets.map(\.failedFiles.count) == [0])
        }
    }

    @Test func `of a mail are not needed again once anything follows`() async throws {
        let house = HouseStub()
        let folder = try TestFolder()
        house.analyses(as: .incomplete)
        house.reads(as: .info)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            _ = try await ingest.answer()
            house.receives([.sample(files: [4, 4])])
            house.fail(.addNote, .hangsBefore)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await ingest.ingest.watch.look(isEager: true) }
                try await eventually { house.hangs(.addNote) }
                group.cancelAll()
                while case .some(.failure) = await group.nextResult() {}
            }
        }
        try loseUploads(in: folder)
        house.mend(.addNote)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            try await ingest.settled()
            #expect(house.calls(.uploadFile) == 2)
            #expect(house.count(.addNote) == 1)
        }
    }
}
