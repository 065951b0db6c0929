import Database
import FoundationEssentials
import SQLite
import Testing

@testable import Durability

/// A journal as it was before the steps of a commit were kept together.
@Suite("A journal of an earlier version", .timeLimit(.minutes(1)))
struct JournalUpgradeTests {
    let fixture: JournalFixture

    init() async throws {
        fixture = try await JournalFixture(migrations: Array(Journal.migrations.prefix(1)))
        try await fixture.database.write { connection in
            try Self.insert("done", result: Data("kept".utf8), at: 1_000, connection)
            try Self.insert("half", result: nil, at: 2_000, connection)
            try connection.execute(
                "INSERT INTO run_counts VALUES ('request', 2, 1, 0)"
            )
        }
        try await fixture.database.migrate(Journal.migrations)
    }

    private static func insert(
        _ id: String,
        result: Data?,
        at date: Int,
        _ connection: any SQLConnection
    ) throws {
        let state = result == nil ? "open" : "done"
        let finished = result == nil ? nil : date + 1
        try connection.execute(
            """
            INSERT INTO runs VALUES (\(id), 'request', \(state), \(Data()), NULL, \(date), \(date),
                0, 0, NULL, \(result), \(finished))
            """
        )
        let steps = [("ticket", "7"), ("moment", "-978307199.5"), ("a", #""x\/y""#)]
        for (position, step) in steps.enumerated() {
            try connection.execute(
                """
                INSERT INTO steps VALUES (\(id), \(step.0), \(position), 'effect',
                    \(Data(step.1.utf8)), \(date))
                """
            )
        }
    }

    @Test func `has its half done runs carried on`() async throws {
        try await fixture.carryOut(["half"]) { run in
            let ticket = try await run.effect("ticket") { _ in 0 }
            let moment = try await run.effect("moment") { _ in Date.distantPast }
            let text = try await run.compute("a") { "" }
            let mail = try await run.effect("mail") { key in key }
            return Data("\(ticket) \(moment.timeIntervalSince1970) \(text) \(mail)".utf8)
        }
        let run = try await JournalStore(database: fixture.database)
            .show(RunID(rawValue: "half"))
        #expect(run?.result == Data("7 0.5 x/y half:mail".utf8))
        #expect(run?.steps.map(\.name) == ["ticket", "moment", "a", "mail"])
    }

    @Test func `keeps what is done`() async throws {
        let worker = fixture.worker { _ in Data() }
        let id = RunID(rawValue: "done")
        let result = try await worker.outcome(of: id, within: .zero)
        #expect(result == Data("kept".utf8))
        let run = try await worker.show(id)
        #expect(run?.steps.map(\.name) == ["ticket", "moment", "a"])
        let listed = try await worker.list(state: .done)
        #expect(listed.map(\.id) == [id])
    }

    @Test func `has its old steps deleted with their runs`() async throws {
        try await fixture.carryOut(["half"]) { run in
            _ = try await run.compute("last") { 1 }
            return Data()
        }
        let worker = fixture.worker { _ in Data() }
        let deleted = try await worker.purge(doneBefore: .distantFuture)
        #expect(deleted == 2)
        for table in ["runs", "steps", "run_pages"] {
            let rows = try await fixture.database.read { connection in
                try connection.query("SELECT 1 AS one FROM \(raw: table)").count
            }
            #expect(rows == 0)
        }
        #expect(try await worker.counts()["request"]?.done == 2)
    }
}
