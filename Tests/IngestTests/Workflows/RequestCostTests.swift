import Contracts
import Database
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite("What a request costs", .timeLimit(.minutes(1)))
struct RequestCostTests {
    typealias Operation = HouseStub.Operation

    @Test(arguments: [
        (
            FormJSON.modelisation, 4,
            [Operation.classifyRequest, .createTicket, .quote, .sendLetters, .updateTicket]
        ),
        (FormJSON.support, 3, [.classifyRequest, .createTicket, .tellAdmin]),
    ])
    func `is one call for each thing, and a commit before what must not be forgotten`(
        form: String,
        commits: Int,
        calls: [Operation]
    ) async throws {
        try await IngestFixture.run { ingest in
            let before = ingest.ingest.database.statistics.transactions
            _ = try await ingest.answer(form)
            try await ingest.settled()
            #expect(ingest.ingest.database.statistics.transactions == before + commits)
            for operation in calls { #expect(ingest.house.calls(operation) == 1, "\(operation)") }
            for operation in [Operation.compose, .addNote, .createTask] {
                #expect(ingest.house.calls(operation) == 0, "\(operation)")
            }
        }
    }
}
