import Contracts
import FoundationEssentials
import Observability
import Runtime
import SQLite
import Synchronization
import Testing

@testable import Ingest

@Suite("Ingest's housekeeping", .timeLimit(.minutes(1)))
struct HousekeepingTests {
    /// What is written while the clock's work is done once.
    private func lines(of ingest: IngestFixture, isCancelled: Bool = false) async -> [String] {
        let lines = Lines()
        let own = ingest.ingest.housekeeping
        let housekeeping = Housekeeping(
            desk: own.desk,
            store: own.store,
            incoming: own.incoming,
            clients: own.clients,
            corrections: own.corrections,
            interval: own.interval,
            retention: own.retention,
            correctionsRetention: own.correctionsRetention,
            clock: WallClock(now: own.clock.now, sleep: { _ in throw CancellationError() }),
            log: Log(service: "ingest", write: lines.append)
        )
        await withTaskGroup(of: Void.self) { group in
            if isCancelled { group.cancelAll() }
            group.addTask {
                await #expect(throws: CancellationError.self) { try await housekeeping.run() }
            }
        }
        return lines.all
    }

    @Test func `says what it could not do, and goes on`() async throws {
        try await IngestFixture.run { ingest in
            await ingest.ingest.database.close()
            let lines = await lines(of: ingest)
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.contains("error.detail") })
        }
    }

    @Test func `ends without a word when it is cancelled`() async throws {
        try await IngestFixture.run { ingest in
            let lines = await lines(of: ingest, isCancelled: true)
            #expect(lines == [])
        }
    }
}

/// The lines of a log.
private final class Lines: Sendable {
    private let list = Mutex<[String]>([])

    var all: [String] { list.withLock { $0 } }

    func append(_ line: String) { list.withLock { $0.append(line) } }
}
