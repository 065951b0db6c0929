import Contracts
import Durability
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A request that is sent twice", .timeLimit(.minutes(1)))
struct RepeatedSubmissionTests {
    /// The ways to say that it is the same.
    enum Name: CaseIterable {
        case idempotencyKey, quotedKey, webhookID, none

        func headers(_ name: String) -> Headers {
            switch self {
            case .idempotencyKey: ["Idempotency-Key": name]
            case .quotedKey: ["Idempotency-Key": "\"\(name)\""]
            case .webhookID: ["webhook-id": name]
            case .none: [:]
            }
        }
    }

    @Test(arguments: Name.allCases)
    func `is one ticket, and the second answer names the first`(name: Name) async throws {
        try await IngestFixture.run { ingest in
            let first = await ingest.submit(headers: name.headers("k"))
            let second = await ingest.submit(headers: name.headers("k"))
            #expect(second.status == 200)
            let text = first.text.replacing(
                #""is_new_ticket":true"#,
                with: #""is_new_ticket":false"#
            )
            #expect(first.text != text)
            #expect(second.text == text)
            #expect(ingest.house.count(.createTicket) == 1)
            #expect(ingest.house.count(.sendMail) == 1)
        }
    }

    @Test func `is one under its key however it is written`() async throws {
        try await IngestFixture.run { ingest in
            for headers in [Name.idempotencyKey, .quotedKey, .webhookID].map({ $0.headers("k") }) {
                _ = await ingest.submit(headers: headers)
            }
            _ = await ingest.submit("\n" + FormJSON.with(["more": "1"]), key: "k")
            #expect(ingest.house.count(.createTicket) == 1)
        }
    }

    @Test(arguments: Name.allCases.filter { $0 != .none })
    func `is refused when another comes under its key`(name: Name) async throws {
        try await IngestFixture.run { ingest in
            _ = await ingest.submit(headers: name.headers("k"))
            let other = await ingest.submit(FormJSON.support, headers: name.headers("k"))
            #expect(other.status == 409)
            #expect(other.problemKind == "idempotency-key-reused")
            let keys = try await ingest.rows(of: "submissions")
            #expect(keys == 1)
            #expect(ingest.house.count(.createTicket) == 1)
        }
    }

    @Test(arguments: Name.allCases)
    func `is one ticket also when both come at once`(name: Name) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.fail(.createTicket, .hangsBefore)
            let answers = try await withThrowingTaskGroup(of: RequestAnswer.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        try await ingest.submit(headers: name.headers("k"))
                            .decoded(RequestAnswer.self)
                    }
                }
                try await eventually { ingest.house.calls(.createTicket) == 1 }
                ingest.house.mend(.createTicket)
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.ticketID)) == [Ticket.ID("T-1")])
            #expect(answers.count(where: \.isNewTicket) == 1)
            #expect(ingest.house.count(.createTicket) == 1)
            let runs = try await ingest.rows(of: "runs")
            #expect(runs == 1)
        }
    }

    @Test func `is another one when it names another key`() async throws {
        try await IngestFixture.run { ingest in
            for key in ["a", "b"] { _ = try await ingest.answer(key: key) }
            #expect(ingest.house.count(.createTicket) == 2)
        }
    }

    @Test(arguments: [(600.0, 1), (601, 2)])
    func `without a key is the same for ten minutes`(seconds: Double, tickets: Int) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: seconds)
            let second = try await ingest.answer()
            #expect(second.isNewTicket == (tickets == 2))
            #expect(ingest.house.count(.createTicket) == tickets)
        }
    }

    @Test func `without a key is the same for ten minutes from the last new one`() async throws {
        try await IngestFixture.run { ingest in
            for _ in 1...2 {
                _ = try await ingest.answer()
                ingest.clock.advance(by: 601)
            }
            ingest.clock.advance(by: -300)
            let third = try await ingest.answer()
            #expect(third.ticketID == Ticket.ID("T-2"))
            #expect(!third.isNewTicket)
        }
    }

    @Test(arguments: [
        ["description": #""Un vase noir.""#], ["user_email": #""eva@example.com""#],
        ["fichiers": #"[{"name":"a.png","url":"https://site.example.com/a"}]"#],
    ])
    func `without a key is another when anything in it is`(change: [String: String]) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let other = try await ingest.answer(FormJSON.with(change))
            #expect(other.isNewTicket)
        }
    }

    @Test func `with a key is known for as long as keys are kept`() async throws {
        try await IngestFixture.run(["INGEST_RETENTION": "10d"]) { ingest in
            let first = try await ingest.answer(key: "k")
            ingest.clock.advance(by: 9 * 86_400)
            try await ingest.keepHouse()
            let second = try await ingest.answer(key: "k")
            #expect(second.requestID == first.requestID)
            ingest.clock.advance(by: 2 * 86_400)
            try await ingest.keepHouse()
            let third = try await ingest.answer(key: "k")
            #expect(third.isNewTicket)
        }
    }

    @Test(arguments: ["a request that waits", "one that a person looks at"])
    func `is known for as long as it is not done`(request: String) async throws {
        let settings = ["INGEST_RETENTION": "7d", "INGEST_ANSWER_WAIT": "0s"]
        let attempts = request == "a request that waits" ? Int.max : 1
        try await IngestFixture.run(settings, attempts: attempts) { ingest in
            ingest.house.fail(.createTicket, .down)
            let first = await ingest.submit(key: "k")
            let id = try first.decoded(RequestProgress.self).requestID
            try await eventually { ingest.house.calls(.createTicket) > 0 }
            ingest.clock.advance(by: 8 * 86_400)
            try await ingest.keepHouse()
            let again = await ingest.submit(key: "k")
            #expect(try again.decoded(RequestProgress.self).requestID == id)
            let requests = try await ingest.ingest.worker.counts()["request"]
            #expect(requests?.received == 1)
        }
    }

    @Test(arguments: [
        ["Idempotency-Key": ""], ["Idempotency-Key": "a b"], ["webhook-id": ""],
        ["webhook-id": "a b"], ["webhook-id": String(repeating: "k", count: 256)],
        ["Idempotency-Key": "é"],
    ])
    func `cannot be named by just anything`(fields: [String: String]) async throws {
        try await IngestFixture.run { ingest in
            var headers = Headers()
            for (name, value) in fields { headers[name] = value }
            let response = await ingest.submit(headers: headers)
            #expect(response.status == 400)
            #expect(response.problemKind == "bad-idempotency-key")
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
        }
    }

    @Test(arguments: ["Idempotency-Key", "webhook-id"])
    func `cannot have two names`(name: String) async throws {
        try await IngestFixture.run { ingest in
            var headers = Headers()
            headers.add(name, "a")
            headers.add(name, "b")
            let response = await ingest.submit(headers: headers)
            #expect(response.status == 400)
        }
    }
}
