import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

/// Two requests, a question and a validation: together they ask everything
/// that Ingest asks of the others.
enum Story {
    typealias Action = @Sendable (IngestFixture) async throws -> Void

    /// How often each thing must have happened at the end.
    static let effects: [HouseStub.Operation: Int] = [
        .fetchFile: 1, .uploadFile: 1, .upsertContact: 1, .createTicket: 2, .updateTicket: 4,
        .recordMail: 3, .addNote: 1, .createTask: 1, .sendMail: 3, .tellAdmin: 4,
        // Each letter is an effect of its own.
        .sendLetters: 0,
    ]

    static let settings = ["INGEST_ANSWER_WAIT": "0s"]

    static let actions: [Action] = [
        { ingest in
            let response = await ingest.submit(MultipartForm.modelisation.with(.init()), key: "1")
            #expect(response.status == 202)
        },
        { ingest in
            let file = #"[{"name":"face.png","url":"https://site.example.com/1"}]"#
            let response = await ingest.submit(FormJSON.with(["fichiers": file]), key: "2")
            #expect(response.status == 202)
        },
        { ingest in
            let response = await ingest.press("ask", "Et en bleu ?", on: try ingest.page())
            #expect(response.status == 200)
        },
        { ingest in
            let response = await ingest.press("validate", on: try ingest.page())
            #expect(response.status == 200)
        },
    ]

    /// Checks that everything is done, and nothing twice.
    static func expectTold(by ingest: IngestFixture) async throws {
        let house = ingest.house
        for operation in HouseStub.Operation.allCases where operation.isEffect {
            #expect(house.count(operation) == effects[operation], "\(operation)")
        }
        let keys = house.effects.map(\.key)
        #expect(Set(keys).count == keys.count)
        let validation = try await ingest.validation("T-2").validation
        #expect(validation.status == .validated)
        #expect(validation.subtaskID == ProductionTask.ID("S-1"))
        let counts = try await ingest.ingest.worker.counts()
        #expect(counts["request"]?.done == 2)
        #expect(counts.values.allSatisfy { $0.done == $0.received })
        let folders = try ingest.uploadFolders()
        #expect(folders == [])
    }
}
