import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("The figures of the journal", .timeLimit(.minutes(1)))
struct ConservationTests {
    static let states = ["running", "waiting", "done", "quarantined"]

    /// The figures of one kind of run, by state.
    private func figures(
        _ kind: String,
        _ ingest: IngestFixture
    ) async throws -> [String: Int] {
        let text = await ingest.client.send(.get, "/metrics").text
        var figures: [String: Int] = [:]
        for state in Self.states + ["received"] {
            let name = "guichet_runs{kind=\"\(kind)\",state=\"\(state)\"} "
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name) })
            figures[state] = Int(line.dropFirst(name.count))
        }
        return figures
    }

    private func expectConserved(_ figures: [String: Int]) {
        let sum = Self.states.reduce(0) { $0 + (figures[$1] ?? 0) }
        #expect(figures["received"] == sum, "\(figures)")
    }

    @Test func `add up at every moment, whatever fails`() async throws {
        let settings = ["INGEST_ANSWER_WAIT": "0s", "INGEST_CONCURRENT_REQUESTS": "2"]
        try await IngestFixture.run(settings) { ingest in
            for number in 0..<24 {
                switch number % 4 {
                case 0: ingest.house.fail(.createTicket, .down, times: 3)
                case 1: ingest.house.fail(.sendMail, .answerLost, times: 2)
                case 2: ingest.house.fail(.createTicket, .refused(422), times: 1)
                default: break
                }
                let response = await ingest.submit(key: "\(number)")
                #expect(response.status == 202)
                expectConserved(try await figures("request", ingest))
            }
            try await ingest.settled()
            let last = try await figures("request", ingest)
            expectConserved(last)
            #expect(last["received"] == 24)
            #expect(last["running"] == 0)
            #expect(last["waiting"] == 0)
            #expect(last["done"] == ingest.notices.count { $0.kind != .quarantined })
            #expect((last["quarantined"] ?? 0) > 0)
        }
    }

    @Test func `say where a request is`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            _ = await ingest.submit()
            try await eventually { ingest.house.hangs(.createTicket) }
            var found = try await figures("request", ingest)
            #expect(found["running"] == 1)
            expectConserved(found)

            ingest.house.mend(.createTicket)
            try await ingest.settled()
            found = try await figures("request", ingest)
            #expect(found["done"] == 1)
            expectConserved(found)

            ingest.house.fail(.createTicket, .refused(422))
            _ = await ingest.submit(FormJSON.support)
            try await ingest.settled()
            found = try await figures("request", ingest)
            #expect(found["quarantined"] == 1)
            expectConserved(found)
        }
    }

    @Test func `are there for each kind of work before there is any`() async throws {
        try await IngestFixture.run { ingest in
            for kind in RunKind.all {
                let found = try await figures(kind, ingest)
                #expect(found.values.allSatisfy { $0 == 0 })
            }
        }
    }

    @Test func `outlive a restart and the forgetting of what is done`() async throws {
        let folder = try TestFolder()
        let clock = TestClock()
        try await IngestFixture.run(clock: clock, folder: folder) { ingest in
            for key in ["a", "b"] { _ = try await ingest.answer(key: key) }
        }
        clock.advance(by: 100 * 86_400)
        try await IngestFixture.run(clock: clock, folder: folder) { ingest in
            try await ingest.keepHouse()
            try await ingest.settled()
            let runs = try await ingest.ingest.worker.list(kind: "request")
            #expect(runs == [])
            let found = try await figures("request", ingest)
            #expect(found["received"] == 2)
            #expect(found["done"] == 2)
        }
    }
}
