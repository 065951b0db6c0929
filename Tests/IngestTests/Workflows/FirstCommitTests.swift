import Contracts
import Database
import Durability
import HTTP
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite("A request before its first commit", .timeLimit(.minutes(1)))
struct FirstCommitTests {
    @Test(arguments: [(FormJSON.support, 2), (FormJSON.modelisation, 3)])
    func `is stored with what it is found to be, and costs few writes`(
        form: String,
        writes: Int
    ) async throws {
        // However slow the machine is, nothing is stored by itself.
        try await IngestFixture.run(acceptanceDelay: .seconds(600)) { ingest in
            _ = try await ingest.answer()
            let before = ingest.ingest.database.statistics.transactions
            _ = try await ingest.answer(form, key: "k")
            #expect(ingest.ingest.database.statistics.transactions == before + writes)
        }
    }

    @Test func `is stored by itself when finding out takes long`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.classifyRequest, .hangsBefore)
            async let answer = ingest.answer()
            try await eventually { try await ingest.rows(of: "runs") == 1 }
            #expect(ingest.house.hangs(.classifyRequest))
            let keys = try await ingest.rows(of: "submissions")
            #expect(keys == 1)
            let pages = try await ingest.rows(of: "run_pages")
            #expect(pages == 0)

            ingest.house.mend(.classifyRequest)
            let isNew = try await answer.isNewTicket
            #expect(isNew)
            #expect(ingest.house.calls(.classifyRequest) == 1)
        }
    }

    @Test func `goes on with the next process when its own dies meanwhile`() async throws {
        let folder = try TestFolder()
        let house = HouseStub()
        house.fail(.classifyRequest, .hangsBefore)
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "1s"], house: house, folder: folder) {
            let response = await $0.submit(MultipartForm.modelisation.with(.init()))
            #expect(response.status == 202)
        }
        #expect(house.effects.isEmpty)
        house.mend(.classifyRequest)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            try await ingest.settled()
            #expect(house.count(.createTicket) == 1)
            #expect(house.uploaded.count == 1)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    @Test(arguments: [HouseStub.Fault?.none, .down])
    func `leaves no trace when its key was used before`(fault: HouseStub.Fault?) async throws {
        try await IngestFixture.run { ingest in
            let first = try await ingest.answer(key: "k")
            if let fault { ingest.house.fail(.classifyRequest, fault) }
            let again = try await ingest.answer(key: "k")
            #expect(again.requestID == first.requestID)
            #expect(!again.isNewTicket)
            let other = await ingest.submit(FormJSON.support, key: "k")
            #expect(other.status == 409)
            let withFile = await ingest.submit(
                MultipartForm.modelisation.with(.init()),
                key: "k"
            )
            #expect(withFile.status == 409)

            try await ingest.settled()
            let rows = try await ingest.rows(of: "runs") + ingest.rows(of: "submissions")
            #expect(rows == 2)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
            #expect(ingest.house.count(.createTicket) == 1)
            let counts = try await ingest.ingest.worker.counts()[RunKind.request]
            #expect(counts?.received == 1)
            #expect(counts?.done == 1)
        }
    }

    @Test func `is stored at once when there is no free place`() async throws {
        try await IngestFixture.run(["INGEST_CONCURRENT_REQUESTS": "1"]) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            async let first = ingest.answer(key: "a")
            try await eventually { ingest.house.hangs(.createTicket) }
            async let second = ingest.answer(key: "b")
            try await eventually { try await ingest.rows(of: "runs") == 2 }
            #expect(ingest.house.calls(.classifyRequest) == 1)

            ingest.house.mend(.createTicket)
            let tickets = try await [first.ticketID, second.ticketID]
            #expect(Set(tickets).count == 2)
        }
    }
}
