import Contracts
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("At a door that as many wait at as may", .timeLimit(.minutes(1)))
struct OverloadTests {
    @Test func `one more is told to come back, and is let in once a place is free`() async throws {
        try await IngestFixture.run(["INGEST_WAITING_SENDERS": "1"]) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            async let first = ingest.submit(key: "a")
            try await eventually { ingest.house.hangs(.createTicket) }

            let refused = await ingest.submit(key: "b")
            #expect(refused.status == 503)
            #expect(refused.problemKind == "overloaded")
            #expect(refused.headers["Retry-After"] == "5")
            let kept = try await ingest.rows(of: "submissions")
            #expect(kept == 1)

            ingest.house.mend(.createTicket)
            let answered = await first
            #expect(answered.status == 200)
            let taken = await ingest.submit(key: "b")
            #expect(taken.status == 200)
        }
    }

    @Test func `a sender that waits no longer leaves its place`() async throws {
        let limits = ["INGEST_WAITING_SENDERS": "1", "INGEST_ANSWER_WAIT": "0s"]
        try await IngestFixture.run(limits) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            for key in ["a", "b", "c"] {
                let response = await ingest.submit(key: key)
                #expect(response.status == 202)
            }
            ingest.house.mend(.createTicket)
            try await ingest.settled()
        }
    }

    @Test func `a refused request leaves its place`() async throws {
        try await IngestFixture.run(["INGEST_WAITING_SENDERS": "1"]) { ingest in
            for _ in 1...3 {
                let refused = await ingest.submit("{}")
                #expect(refused.status == 422)
            }
            let taken = await ingest.submit()
            #expect(taken.status == 200)
        }
    }
}
