import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Notifications

@Suite("A mail folder that cannot be written")
struct StorageFaultTests {
    @Test func `is told as such, and the mail is there once it can`() async throws {
        let fixture = try NotificationsFixture()
        try await fixture.run { service in
            let mail = NotificationsAPI.sendMail
            #expect(try await service.send(.get, "/readyz").status == 200)
            try FileManager.default.removeItem(atPath: fixture.mailFolder)

            let refused = try await service.send(mail, .sample(), key: "run:1")
            #expect(refused.status == 503)
            #expect(refused.problemKind == "storage-unavailable")
            #expect(refused.headers["Retry-After"] != nil)
            let ready = try await service.send(.get, "/readyz")
            #expect(ready.status == 503)
            #expect(try ready.decoded(Problem.self).detail == "the mail folder cannot be written")

            try FileManager.default.createDirectory(
                atPath: fixture.mailFolder,
                withIntermediateDirectories: false
            )
            let stored = try await service.send(mail, .sample(), key: "run:1")
            #expect(stored.status == 202)
            #expect(try fixture.mailFiles().count == 1)
            #expect(try await service.send(.get, "/readyz").status == 200)
        }
    }

    @Test func `loses what was left half written, and no mail`() async throws {
        let fixture = try NotificationsFixture()
        try await fixture.run { service in
            _ = try await service.send(NotificationsAPI.sendMail, .sample(), key: "run:1")
        }
        let draft = "\(fixture.mailFolder)/.draft-1f"
        try Data("half".utf8).write(to: URL(filePath: draft))
        try await fixture.run { _ in
            let files = try fixture.mailFiles()
            #expect(files.count == 1)
            #expect(files.allSatisfy { $0.hasSuffix(".eml") })
        }
    }
}
