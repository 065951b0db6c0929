import Contracts
import Database
import Durability
import FoundationEssentials
import Runtime
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite("A request that an earlier version began", .timeLimit(.minutes(2)))
struct EarlierVersionTests {
    typealias Step = EarlierIngest.Step

    /// How far it came, and how much of that it lived to record.
    struct Death: Sendable, CustomTestStringConvertible {
        let recorded: Step
        let done: Step

        var testDescription: String { "recorded \(recorded), done \(done)" }
    }

    /// A crash loses what was done since the last commit; work that waits for a
    /// service has all of it recorded.
    static let deaths: [Death] =
        [
            (.classification, .contact), (.classification, .ticket), (.contact, .ticket),
            (.quoteKept, .mail), (.mail, .mailRecord), (.mail, .ticketState),
            (.mail, .adminNotice), (.mailRecord, .ticketState), (.quoteShown, .adminNotice),
        ].map { Death(recorded: $0, done: $1) }
        + Step.allCases.map { Death(recorded: $0, done: $0) }

    @Test(arguments: deaths)
    func `goes on under this one, and nothing happens twice`(_ death: Death) async throws {
        let (house, clock, folder) = (HouseStub(), TestClock(), try TestFolder())
        house.fail(.classifyRequest, .hangsBefore)
        try await IngestFixture.run(
            ["INGEST_ANSWER_WAIT": "0s"],
            house: house,
            clock: clock,
            folder: folder
        ) { ingest in
            let response = await ingest.submit()
            let run = try response.decoded(RequestProgress.self).requestID
            try await eventually { house.hangs(.classifyRequest) }
            let traces = try await Self.earlier(ingest, run).work(through: death.done)
            let recorded = (Step.allCases.firstIndex(of: death.recorded) ?? 0) + 1
            try await EarlierIngest.record(
                Array(traces.prefix(recorded)),
                of: run,
                in: ingest.ingest.database
            )
        }
        house.mend(.classifyRequest)
        try await IngestFixture.run(house: house, clock: clock, folder: folder) { ingest in
            try await ingest.settled()
            let done = try await ingest.ingest.worker.counts()["request"]?.done
            #expect(done == 1)
            for operation in [
                HouseStub.Operation.upsertContact, .createTicket, .recordMail, .sendMail,
                .tellAdmin,
            ] {
                #expect(house.count(operation) == 1, "\(operation)")
            }
            let updates = house.inputs(.updateTicket, as: AboutTicket<TicketUpdate>.self)
            #expect(Set(updates.map(\.content.validationStatus)) == [.pendingCredits])
            let validation = try await ingest.validation("T-1").validation
            #expect(validation.status == .pendingCredits)
            #expect(validation.credits == 1)
        }
    }

    private static func earlier(
        _ ingest: IngestFixture,
        _ run: CustomerRequest.ID
    ) async throws -> EarlierIngest {
        let payload = try await ingest.ingest.database.read { connection in
            try connection.first("SELECT payload FROM runs WHERE id = \(run)")?[
                "payload",
                as: Data.self
            ]
        }
        let received = try JSONDecoder().decode(
            ReceivedRequest.self,
            from: try #require(payload)
        )
        return EarlierIngest(
            house: ingest.house.house,
            run: run,
            received: received,
            links: { "https://guichet.example.com/quotes/\($0.version)" },
            now: ingest.clock.wall.now()
        )
    }
}
