import Contracts
import Database
import Durability
import FoundationEssentials
import HTTP
import Runtime
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite("Ingest whose disk is full or closed", .timeLimit(.minutes(1)))
struct UnusableStoreTests {
    /// Lets the database grow to that many pages; less than it has means no
    /// more than it has.
    private func limitPages(_ count: Int, of ingest: IngestFixture) async throws {
        try await ingest.ingest.database.write { connection in
            _ = try connection.query("PRAGMA max_page_count = \(raw: String(count))")
        }
    }

    @Test func `refuses with 503, keeps nothing by half, and goes on once there is room`()
        async throws
    {
        let long = FormJSON.with(["description": "\"\(String(repeating: "é", count: 20_000))\""])
        try await IngestFixture.run { ingest in
            try await limitPages(1, of: ingest)
            let refused = await ingest.submit(long, key: "k")
            #expect(refused.status == 503)
            #expect(refused.problemKind == "storage-unavailable")
            #expect(refused.headers["Retry-After"] == "5")
            let form = MultipartForm.modelisation
                .with("description", String(repeating: "é", count: 20_000)).with(.init())
            let upload = await ingest.submit(form, key: "f")
            #expect(upload.status == 503)
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)

            try await limitPages(1_000_000, of: ingest)
            let answer = try await ingest.answer(long, key: "k")
            #expect(answer.isNewTicket)
        }
    }

    @Test func `refuses a form with files when they cannot be kept`() async throws {
        try await IngestFixture.run { ingest in
            let uploads = "\(ingest.folder.path)/ingest/uploads"
            try FileManager.default.removeItem(atPath: uploads)
            try Data().write(to: URL(filePath: uploads))
            let form = MultipartForm.modelisation.with(.init())
            let refused = await ingest.submit(form)
            #expect(refused.status == 503)
            #expect(refused.problemKind == "storage-unavailable")
            #expect(refused.headers["Retry-After"] == "5")
            let runs = try await ingest.rows(of: "runs")
            #expect(runs == 0)

            try FileManager.default.removeItem(atPath: uploads)
            try FileManager.default.createDirectory(
                atPath: uploads,
                withIntermediateDirectories: false
            )
            let taken = await ingest.submit(form)
            #expect(taken.status == 200)
        }
    }

    @Test func `is not ready once its database is closed, and shows clients a page`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let page = try ingest.page()
            await ingest.ingest.database.close()
            let ready = await ingest.client.send(.get, "/readyz")
            #expect(ready.status == 503)
            let shown = await ingest.press("validate", on: page)
            #expect(shown.status == 503)
            #expect(shown.text.contains("Réessayez dans quelques minutes"))
            let live = await ingest.client.send(.get, "/livez")
            #expect(live.status == 200)
        }
    }

    @Test func `clears away at its start what a crash left of uploads`() async throws {
        let folder = try TestFolder()
        try await IngestFixture.run(folder: folder) { ingest in
            _ = await ingest.submit(MultipartForm.modelisation.with(.init()))
            // One that was never accepted, and one that is done but still there.
            let done = try await ingest.ingest.worker.list().map(\.id.rawValue)
            for name in ["req_never"] + done {
                let left = "\(folder.path)/ingest/uploads/\(name)"
                try FileManager.default.createDirectory(
                    atPath: left,
                    withIntermediateDirectories: false
                )
                try Data("x".utf8).write(to: URL(filePath: "\(left)/1"))
            }
        }
        try await IngestFixture.run(folder: folder) { ingest in
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    @Test func `clears away at its start what a crash left of bodies`() async throws {
        let folder = try TestFolder()
        try await IngestFixture.run(folder: folder) { ingest in
            let spool = "\(folder.path)/ingest/spool"
            try FileManager.default.createDirectory(
                atPath: spool,
                withIntermediateDirectories: false
            )
            try Data("half".utf8).write(to: URL(filePath: "\(spool)/body-1"))
            _ = try ingest.ingest.services(over: ingest.ingest.database)
            let left = try FileManager.default.contentsOfDirectory(atPath: spool)
            #expect(left == [])
        }
    }

    @Test func `does not take a folder that it cannot list for an empty one`() async throws {
        let uploads = UploadFolder(
            path: "\(try TestFolder().path)/gone",
            disk: BlockingQueue("uploads")
        )
        await #expect(throws: StorageUnavailable("list", number: 2)) {
            try await uploads.sweep { _ in true }
        }
    }
}
