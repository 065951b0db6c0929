import Contracts
import Database
import Durability
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import TestSupport

@testable import Ingest

/// Ingest as its executable assembles it, with its worker running, without a
/// socket: the other services and the clock are stand-ins.
struct IngestFixture: Sendable {
    let house: HouseStub
    let clock: TestClock
    let folder: TestFolder
    let ingest: IngestAssembly
    let client: RouterClient

    /// Runs Ingest while `body` asks it, then stops it as a crash would.
    ///
    /// - Parameters:
    ///   - variables: Settings, over those of a test.
    ///   - house: The other services.
    ///   - clock: The time.
    ///   - folder: The data; that of an earlier run, to go on with it.
    ///   - attempts: How often a run may fail.
    ///   - acceptanceDelay: How long a request may be computed before it is stored.
    ///   - body: What is tested.
    /// - Throws: What `body` threw.
    static func run(
        _ variables: [String: String] = [:],
        house: HouseStub = HouseStub(),
        clock: TestClock = TestClock(),
        folder: TestFolder? = nil,
        attempts: Int = .max,
        acceptanceDelay: Duration = .milliseconds(25),
        _ body: @escaping @Sendable (IngestFixture) async throws -> Void
    ) async throws {
        let fixture = try await IngestFixture(
            variables,
            house,
            clock,
            try folder ?? TestFolder(),
            attempts,
            acceptanceDelay
        )
        try await ServiceGroup(fixture.ingest.database, fixture.ingest.worker).run {
            try await body(fixture)
        }
    }

    private init(
        _ variables: [String: String],
        _ house: HouseStub,
        _ clock: TestClock,
        _ folder: TestFolder,
        _ attempts: Int,
        _ acceptanceDelay: Duration
    ) async throws {
        let defaults = [
            "GUICHET_DATA_DIR": folder.path,
            "GUICHET_PUBLIC_URL": "https://guichet.example.com",
            "INGEST_ANSWER_WAIT": "60s",
        ]
        let environment = Environment(defaults.merging(variables) { $1 })
        let service = try ServiceSettings(.ingest, environment)
        ingest = try await IngestAssembly(
            service,
            try IngestConfiguration(environment, service),
            house: house.house,
            status: .allReady,
            log: Log(service: "ingest", minimum: .error, write: { _ in }),
            clock: clock.wall,
            journal: JournalPace(
                backoff: Backoff(base: 0.001, cap: 0.001, jitter: { $0 }),
                attempts: attempts,
                drain: .zero,
                acceptanceDelay: acceptanceDelay,
                clock: clock.journal
            )
        )
        self.house = house
        self.clock = clock
        self.folder = folder
        client = RouterClient(ingest.router)
    }

    /// Lets the clock's work be done once: reminders, expiries, forgetting.
    func keepHouse() async throws {
        let ingest = ingest
        var housekeeping = ingest.housekeeping
        housekeeping.clock.sleep = { _ in throw CancellationError() }
        do {
            try await housekeeping.run()
        } catch is CancellationError {
            return
        }
    }

    func rows(of table: String) async throws -> Int {
        try await ingest.database.read { connection in
            try connection.first("SELECT COUNT(*) AS count FROM \(raw: table)")?["count"] ?? 0
        }
    }

    /// The requests whose uploaded files are still here.
    func uploadFolders() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/ingest/uploads")
    }

    /// Whether no run, no key and no file is kept.
    func holdsNothing() async throws -> Bool {
        let runs = try await rows(of: "runs") + rows(of: "run_pages")
        let keys = try await rows(of: "submissions")
        return try runs == 0 && keys == 0 && uploadFolders().isEmpty
    }

    /// Whether nothing is running or waiting.
    var isSettled: Bool {
        get async throws {
            let counts = try await ingest.worker.counts()
            return counts.values.allSatisfy { $0.running == 0 && $0.waiting == 0 }
        }
    }

    /// Waits until that is so.
    func settled() async throws {
        try await eventually { try await isSettled }
    }
}

extension HouseStatus {
    /// Every service answers, on the embedded providers.
    static let allReady = HouseStatus(
        classification: { true },
        quoting: { true },
        crmSync: { true },
        notifications: { true },
        files: { true },
        providers: { CRMProviders(crm: .desk, crmAnswers: true, tasks: .desk, tasksAnswer: true) }
    )
}
