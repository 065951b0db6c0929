import Contracts
import Database
import Durability
import FoundationEssentials
import Observability
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite("Where requests are accepted")
struct RequestStoreTests {
    let plans: PlanRecorder
    let store: RequestStore
    let now = Date(timeIntervalSince1970: 1_800_000_000)

    init() async throws {
        plans = PlanRecorder(try SQLiteDatabase.temporary())
        try await plans.migrate(Migrations.all)
        store = RequestStore(database: plans)
    }

    /// What a request is found to be: an unknown one is accepted.
    private enum Finding: Equatable {
        case new
        case earlier(RequestStore.Repetition)

        static func known(_ id: String) -> Finding { .earlier(.known(CustomerRequest.ID(id))) }
    }

    private func accept(
        _ id: String,
        _ key: SubmissionKey,
        fingerprint: String = "f",
        after seconds: Double = 0
    ) async throws -> Finding {
        let candidate = RequestStore.Candidate(
            id: CustomerRequest.ID(id),
            key: key,
            fingerprint: fingerprint,
            payload: Data("{}".utf8),
            trace: TraceContext(),
            receivedAt: now.addingTimeInterval(seconds)
        )
        do {
            let run = try await store.accept(candidate)
            #expect(run.id.rawValue == id)
            return .new
        } catch let repetition as RequestStore.Repetition {
            return .earlier(repetition)
        }
    }

    @Test func `tells new ones, known ones and others under a used key apart`() async throws {
        #expect(try await accept("r1", .named("k")) == .new)
        #expect(try await accept("r2", .named("k")) == .known("r1"))
        #expect(try await accept("r3", .named("k"), fingerprint: "g") == .earlier(.conflict))
        #expect(
            try await accept("r4", .named("k"), after: 1e6) == .known("r1")
        )
    }

    @Test func `takes an identical payload for new once its window is over`() async throws {
        _ = try await accept("r1", .payload)
        let within = try await accept("r2", .payload, after: SubmissionKey.payloadWindow)
        #expect(within == .known("r1"))
        #expect(try await accept("r3", .payload, after: 601) == .new)
        let again = try await accept("r4", .payload, after: 602)
        #expect(again == .known("r3"))
    }

    @Test(arguments: [(0.0, 599.0), (1, 600.5), (599, 1_199), (-0.5, 0), (10, 0), (0, -1)])
    func `knows a payload again across the windows`(first: Double, second: Double) async throws {
        _ = try await accept("r1", .payload, after: first)
        let other = try await accept("r2", .payload, after: second)
        #expect(other == .known("r1"))
    }

    @Test func `knows a payload that an earlier version has stored`() async throws {
        try await plans.write { connection in
            try connection.execute(
                "INSERT INTO submissions VALUES ('payload:f', 'r0', 'f', \(now))"
            )
        }
        let soon = try await accept("r1", .payload, after: 600)
        #expect(soon == .known("r0"))
        #expect(try await accept("r2", .payload, after: 601) == .new)
    }

    @Test func `finds all it needs by an index, however much it holds`() async throws {
        for key in [SubmissionKey.payload, .named("k")] {
            _ = try await accept("\(key)-1", key)
            _ = try await accept("\(key)-2", key, after: 601)
        }
        #expect(try await store.forgetKeys(before: now.addingTimeInterval(1e6)) == 0)
        #expect(plans.noted.contains { $0.contains("USING INDEX submissions_received") })
        #expect(plans.scans.filter { !$0.contains("migrations") } == [])
    }
}
