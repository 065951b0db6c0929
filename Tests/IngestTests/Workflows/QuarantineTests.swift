import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A request that cannot succeed", .timeLimit(.minutes(1)))
struct QuarantineTests {
    private func list(_ state: String, on ingest: IngestFixture) async throws -> [RequestSummary] {
        try await ingest.client.call(
            IngestAPI.listRequests,
            Nothing(),
            query: "?state=\(state)"
        ).requests
    }

    private func retry(_ id: String, on ingest: IngestFixture) async -> Response {
        await ingest.client.send(.post, "/requests/\(id)/retry")
    }

    @Test(arguments: [
        HouseStub.Operation.createTicket, .quote, .sendLetters, .sendMail, .recordMail,
        .updateTicket,
    ])
    func `is put aside, shown, and goes on when an operator says so`(
        _ operation: HouseStub.Operation
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(operation, .refused(422))
            let response = await ingest.submit()
            #expect(response.status == 202)
            let progress = try response.decoded(RequestProgress.self)
            #expect(progress.state == "quarantined")
            #expect(progress.status == .accepted)
            #expect(ingest.house.calls(operation) == 1)

            let found = try await list("quarantined", on: ingest)
            #expect(found.map(\.requestID) == [progress.requestID])
            #expect(found.map(\.kind) == ["request"])
            #expect(found.map(\.attempts) == [1])
            #expect(found.map(\.lastError) == ["\(operation): 422 It is refused"])

            ingest.house.mend(operation)
            let retried = await retry(progress.requestID.rawValue, on: ingest)
            #expect(retried.status == 202)
            try await ingest.settled()
            let left = try await list("quarantined", on: ingest)
            #expect(left == [])
            let done = try await list("done", on: ingest)
            #expect(done.filter { $0.kind == "request" }.map(\.requestID) == [progress.requestID])
            #expect(ingest.house.count(.createTicket) == 1)
            #expect(ingest.house.count(.sendMail) == 1)
            // What fails after the letters has told of the request before.
            #expect(Set(ingest.notices.map(\.kind)) == [.quarantined, .request])
            #expect(ingest.notices.count == 2)

            let known = try await ingest.answer()
            #expect(!known.isNewTicket)
            #expect(known.requestID == progress.requestID)
        }
    }

    @Test func `is told to the admin, once each time`() async throws {
        let folder = try TestFolder()
        try await IngestFixture.run(folder: folder) { ingest in
            ingest.house.fail(.createTicket, .refused(422))
            let id = try await ingest.submit().decoded(RequestProgress.self).requestID
            try await ingest.settled()
            let notice = try #require(ingest.notices.first)
            #expect(notice.kind == .quarantined)
            #expect(notice.requestID == id)
            #expect(notice.userEmail == "anna@example.com")
            #expect(notice.detail == "request \(id): createTicket: 422 It is refused")
            _ = await retry(id.rawValue, on: ingest)
            try await ingest.settled()
            #expect(ingest.notices.map(\.kind) == [.quarantined, .quarantined])
        }
        // A restart tells nothing again.
        try await IngestFixture.run(folder: folder) { ingest in
            try await ingest.settled()
            #expect(ingest.notices.isEmpty)
        }
    }

    @Test func `is told to the admin although nobody can be told now`() async throws {
        let folder = try TestFolder()
        try await IngestFixture.run(folder: folder) { ingest in
            ingest.house.fail(.createTicket, .refused(422))
            ingest.house.fail(.tellAdmin, .down)
            _ = await ingest.submit()
        }
        try await IngestFixture.run(folder: folder) { ingest in
            try await ingest.settled()
            #expect(ingest.notices.map(\.kind) == [.quarantined])
        }
    }

    @Test func `that is a word to the admin makes no other`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.tellAdmin, .refused(422))
            _ = await ingest.submit()
            try await ingest.settled()
            let found = try await list("quarantined", on: ingest)
            #expect(found.map(\.kind).sorted() == ["quarantine-notice", "request"])
        }
    }

    @Test func `is put aside when it has failed too often`() async throws {
        try await IngestFixture.run(attempts: 3) { ingest in
            ingest.house.fail(.createTicket, .down)
            let response = await ingest.submit()
            #expect(response.status == 202)
            #expect(ingest.house.calls(.createTicket) == 3)
            let found = try await list("quarantined", on: ingest)
            #expect(
                found.map(\.lastError) == [
                    "gave up after 3 attempts: createTicket: connection refused"
                ]
            )
        }
    }

    @Test func `keeps its uploaded files`() async throws {
        let folder = try TestFolder()
        try await IngestFixture.run(folder: folder) { ingest in
            ingest.house.fail(.createTicket, .refused(422))
            let response = await ingest.submit(MultipartForm.modelisation.with(.init()))
            let id = try response.decoded(RequestProgress.self).requestID
            let folders = try ingest.uploadFolders()
            #expect(folders == [id.rawValue])
        }
        try await IngestFixture.run(folder: folder) { ingest in
            let folders = try ingest.uploadFolders()
            #expect(folders.count == 1)
        }
    }

    @Test func `shows the steps that are done`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.createTicket, .refused(422))
            let id = try await ingest.submit().decoded(RequestProgress.self).requestID
            let details = try await ingest.client.call(
                IngestAPI.inspectRequest,
                Nothing(),
                parameters: ["request": id.rawValue]
            )
            #expect(details.request.state == "quarantined")
            #expect(details.steps.map(\.name) == ["classification"])
            #expect(details.steps.last?.result.contains(#""confiance":92"#) == true)
        }
    }

    @Test func `shows its follow-ups in the same way`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.fail(.createTask, .refused(422))
            _ = await ingest.press("validate", on: try ingest.page())
            try await ingest.settled()
            let found = try await list("quarantined", on: ingest)
            #expect(found.map(\.kind) == ["validation"])
            ingest.house.mend(.createTask)
            _ = await retry("validation:T-1:1", on: ingest)
            try await ingest.settled()
            #expect(ingest.house.count(.createTask) == 1)
            #expect(ingest.house.count(.sendMail) == 2)
        }
    }

    @Test func `can be asked to go on while it waits, and not once it is done`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            let response = await ingest.submit()
            let id = try response.decoded(RequestProgress.self).requestID.rawValue
            try await ingest.settled()
            let retried = await retry(id, on: ingest)
            #expect(try retried.decoded(RequestSummary.self).state == "done")
            #expect(ingest.house.count(.createTicket) == 1)
            let unknown = await retry("req_unknown", on: ingest)
            #expect(unknown.status == 404)
        }
    }

    @Test(arguments: ["?state=lost", "?limit=0", "?limit=201", "?limit=ten"])
    func `is not found by a wrong question`(query: String) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.client.send(.get, "/requests\(query)")
            #expect(response.status == 400)
            #expect(response.problemKind == "bad-parameter")
        }
    }

    @Test func `is found among many, page by page`() async throws {
        try await IngestFixture.run { ingest in
            for key in 1...5 {
                _ = try await ingest.answer(key: "\(key)")
                ingest.clock.advance(by: 1)
            }
            var found: [String] = []
            var query = "?limit=2"
            while true {
                let page = try await ingest.client.call(
                    IngestAPI.listRequests,
                    Nothing(),
                    query: query
                )
                found += page.requests.map(\.requestID.rawValue)
                guard let next = page.next else { break }
                query = "?limit=2&before=\(next)"
            }
            #expect(found.count == 5)
            #expect(Set(found).count == 5)
        }
    }
}
