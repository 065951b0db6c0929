import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

/// A disk that takes nothing more: a clear 503, nothing half-written, and all
/// is well once there is room again.
@Suite("A disk that cannot be written")
struct StorageFaultTests {
    @Test func `makes the door answer 503, and loses nothing that was accepted`() async throws {
        try await withHouse { house in
            try await house.startAll()
            guard case .answered = try await house.submit(.support("before")) else {
                Issue.record("no answer while there was room")
                return
            }
            // A limit on the size of files is what a full disk looks like to a
            // process: writes fail. The journal's file cannot grow any more.
            _ = await house.stop(.ingest)
            try house.start(.ingest, underFileSizeLimit: 0)
            let isUp = await eventually(within: 10) { await house.isReady(.ingest) }
            if isUp {
                await #expect(throws: UnexpectedAnswer.self) {
                    _ = try await house.submit(.support("during"))
                }
            }
            await house.kill(.ingest)

            try house.start(.ingest)
            try await house.waitUntilReady(.ingest)
            guard case .answered = try await house.submit(.support("after")) else {
                Issue.record("no answer once there was room again")
                return
            }
            let subjects = try await house.tickets().map(\.userEmail).sorted()
            #expect(subjects == ["client-after@example.com", "client-before@example.com"])
        }
    }

    @Test func `or a data folder that is read-only ends the start with one line`() async throws {
        try await withHouse(environment: ["GUICHET_DATA_DIR": "/proc/guichet"]) { house in
            try house.start(.ingest)
            let status = await house.process(.ingest)?.ended()
            #expect(status == 78)
            let log = try String(contentsOfFile: "\(house.folder)/ingest.log", encoding: .utf8)
            #expect(log.split(separator: "\n").count == 1)
            #expect(log.contains("GUICHET_DATA_DIR"))
        }
    }
}
