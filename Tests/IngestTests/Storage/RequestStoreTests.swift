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

    private func accept(
        _ id: String,
        _ key: SubmissionKey,
        fingerprint: String = "f",
        after seconds: Double = 0
    ) async throws -> RequestStore.Acceptance {
        try await store.accept(
            RequestStore.Candidate(
                id: CustomerRequest.ID(id),
                key: key,
                fingerprint: fingerprint,
                payload: Data("{}".utf8),
                trace: TraceContext(),
                receivedAt: now.addingTimeInterval(seconds)
            )
        )
    }

    @Test func `tells new ones, known ones and others under a used key apart`() async throws {
        let first = try await accept("r1", .named("k"))
        guard case .new(let run) = first else {
            Issue.record("not new: \(first)")
            return
        }
        #expect(run.id.rawValue == "r1")
        #expect(try await accept("r2", .named("k")) == .known(CustomerRequest.ID("r1")))
        #expect(try await accept("r3", .named("k"), fingerprint: "g") == .conflict)
        #expect(
            try await accept("r4", .named("k"), after: 1e6) == .known(CustomerRequest.ID("r1"))
        )
    }

    @Test func `takes an identical payload for new once its window is over`() async throws {
        _ = try await accept("r1", .payload)
        let within = try await accept("r2", .payload, after: SubmissionKey.payloadWindow)
        #expect(within == .known(CustomerRequest.ID("r1")))
        guard case .new = try await accept("r3", .payload, after: 601) else {
            Issue.record("an old payload was taken for known")
            return
        }
        let again = try await accept("r4", .payload, after: 602)
        #expect(again == .known(CustomerRequest.ID("r3")))
    }

    @Test(arguments: [(0.0, 599.0), (1, 600.5), (599, 1_199), (-0.5, 0), (10, 0), (0, -1)])
    func `knows a payload again across the windows`(first: Double, second: Double) async throws {
        _ = try await accept("r1", .payload, after: first)
        let other = try await accept("r2", .payload, after: second)
        #expect(other == .known(CustomerRequest.ID("r1")))
    }

    @Test func `knows a payload that an earlier version has stored`() async throws {
        try await plans.write { connection in
            try connection.execute(
                "INSERT INTO submissions VALUES ('payload:f', 'r0', 'f', \(now))"
            )
        }
        let soon = try await accept("r1", .payload, after: 600)
        #expect(soon == .known(CustomerRequest.ID("r0")))
        guard case .new = try await accept("r2", .payload, after: 601) else {
            Issue.record("an old payload was taken for known")
            return
        }
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
