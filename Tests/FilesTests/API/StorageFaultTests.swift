import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Files

@Suite("A folder of files that cannot be written")
struct StorageFaultTests {
    @Test func `is told as such, and the file is kept once it can`() async throws {
        let fixture = try FilesFixture()
        let away = "\(fixture.data.path)/away"
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png)]) { site in
            try await fixture.run(allowing: site.port) { service in
                #expect(try await service.send(.get, "/readyz").status == 200)
                // The open database stays; no name in the folder works.
                try FileManager.default.moveItem(atPath: fixture.folder, toPath: away)

                let fetched = try await service.fetch(site.address("/a.png"))
                #expect(fetched.status == 503)
                #expect(fetched.problemKind == "storage-unavailable")
                #expect(fetched.headers["Retry-After"] != nil)
                let uploaded = try await service.upload(Samples.png)
                #expect(uploaded.status == 503)
                #expect(try await service.send(.get, "/readyz").status == 503)

                try FileManager.default.moveItem(atPath: away, toPath: fixture.folder)
                #expect(try fixture.kept().isEmpty)
                #expect(try await service.fetch(site.address("/a.png")).status == 201)
                #expect(try await service.upload(Samples.png).status == 201)
                #expect(try fixture.kept().count == 2)
            }
        }
    }
}
