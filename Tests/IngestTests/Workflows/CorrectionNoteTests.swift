import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("The note of a word about a request's type", .timeLimit(.minutes(1)))
struct CorrectionNoteTests {
    @Test(arguments: [HouseStub.Fault.down, .answerLost, .refused(503)])
    func `reaches the ticket once, however often it fails`(fault: HouseStub.Fault) async throws {
        try await IngestFixture.run { ingest in
            let id = try await ingest.answer().requestID
            ingest.house.fail(.addNote, fault, times: 5)
            _ = try await ingest.corrected(id)
            try await ingest.settled()
            #expect(ingest.house.calls(.addNote) == 6)
            #expect(ingest.notes.count == 1)
        }
    }

    @Test(arguments: [HouseStub.Fault.hangsBefore, .hangsAfter])
    func `reaches it once when Ingest dies on the way`(fault: HouseStub.Fault) async throws {
        let house = HouseStub()
        let folder = try TestFolder()
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            let id = try await ingest.answer().requestID
            house.fail(.addNote, fault)
            _ = try await ingest.corrected(id)
            try await eventually { house.hangs(.addNote) }
        }
        house.mend(.addNote)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            try await ingest.settled()
            #expect(house.calls(.addNote) == 2)
            #expect(ingest.notes.count == 1)
            let examples = try await ingest.corrections().examples
            #expect(examples.count == 1)
        }
    }

    @Test func `waits for an operator when the CRM refuses it, and the example is there`()
        async throws
    {
        try await IngestFixture.run { ingest in
            let id = try await ingest.answer().requestID
            ingest.house.fail(.addNote, .refused(422))
            _ = try await ingest.corrected(id)
            try await ingest.settled()
            let runs = try await ingest.ingest.worker.list(state: .quarantined)
            #expect(runs.map(\.kind) == [RunKind.correction])
            let told = ingest.notices.filter { $0.kind == .quarantined }
            #expect(told.map { $0.requestID?.rawValue } == [id.rawValue])
            #expect(told.map { $0.ticketID?.rawValue } == ["T-1"])
            let examples = try await ingest.corrections().examples
            #expect(examples.count == 1)
            ingest.house.mend(.addNote)
            let run = try #require(runs.first)
            _ = try await ingest.ingest.worker.retry(run.id)
            try await ingest.settled()
            #expect(ingest.notes.count == 1)
        }
    }
}
