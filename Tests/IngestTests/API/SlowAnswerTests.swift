import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A request that takes longer than its sender waits", .timeLimit(.minutes(1)))
struct SlowAnswerTests {
    @Test func `is answered with where to look, and has its answer there later`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            let response = await ingest.submit()
            #expect(response.status == 202)
            let progress = try response.decoded(RequestProgress.self)
            #expect(progress.status == .accepted)
            #expect(progress.answer == nil)
            #expect(
                progress.statusURL
                    == "https://guichet.example.com/requests/\(progress.requestID)"
            )
            #expect(response.headers["Location"] == progress.statusURL)

            ingest.house.mend(.createTicket)
            try await ingest.settled()
            let done = try await ingest.client.call(
                IngestAPI.requestProgress,
                Nothing(),
                parameters: ["request": progress.requestID.rawValue]
            )
            #expect(done.state == "done")
            #expect(done.status == .pendingValidation)
            #expect(done.answer?.ticketID == Ticket.ID("T-1"))
            #expect(done.answer?.isNewTicket == true)
        }
    }

    @Test func `is answered the same when it is sent again meanwhile`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            let first = try await ingest.submit(key: "k").decoded(RequestProgress.self)
            let second = await ingest.submit(key: "k")
            #expect(second.status == 202)
            let requestID = try second.decoded(RequestProgress.self).requestID
            #expect(requestID == first.requestID)
        }
    }

    @Test(arguments: ["req_unknown", "validation:T-1:1", "%00", "../requests"])
    func `is found under its own name only`(name: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let response = await ingest.client.send(.get, "/requests/\(name)")
            #expect(response.status == 404)
        }
    }

    @Test func `is not let in when too many wait already`() async throws {
        let limits = [
            "INGEST_ANSWER_WAIT": "0s", "INGEST_CONCURRENT_REQUESTS": "1",
            "INGEST_QUEUE_LIMIT": "1",
        ]
        try await IngestFixture.run(limits) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            for key in ["a", "b"] {
                let response = await ingest.submit(key: key)
                #expect(response.status == 202)
            }
            // Looking at the figures brings the count up to date.
            _ = await ingest.client.send(.get, "/metrics")
            let refused = await ingest.submit(key: "c")
            #expect(refused.status == 503)
            #expect(refused.problemKind == "overloaded")
            #expect(refused.headers["Retry-After"] == "5")
            let kept = try await ingest.rows(of: "submissions")
            #expect(kept == 2)

            ingest.house.mend(.createTicket)
            try await ingest.settled()
            _ = await ingest.client.send(.get, "/metrics")
            let taken = await ingest.submit(key: "c")
            #expect(taken.status != 503)
        }
    }
}
