import Contracts
import Curl
import Database
import FoundationEssentials
import HTTP
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Files

@Suite("A link to a file")
struct DownloadTests {
    @Test func `serves the file so that no browser runs it`() async throws {
        try await FilesFixture().run { service in
            let png = try await service.upload(Samples.png, name: "dessin d'été.png")
                .decoded(StoredFile.self)
            let picture = try await service.download(png.url)
            #expect(picture.headers["Content-Type"] == "image/png")
            #expect(picture.headers["X-Content-Type-Options"] == "nosniff")
            #expect(picture.headers["Content-Security-Policy"] == "default-src 'none'; sandbox")
            #expect(picture.headers["Cache-Control"] == "private, max-age=3600")
            #expect(picture.headers["Referrer-Policy"] == "no-referrer")
            #expect(
                picture.headers["Content-Disposition"]
                    == "inline; filename=\"dessin d__t_.png\"; "
                    + "filename*=UTF-8''dessin%20d%27%C3%A9t%C3%A9.png"
            )
        }
    }

    @Test(arguments: [
        ("plan.pdf", "plan.pdf", "plan.pdf"), ("plan", "plan.pdf", "plan.pdf"),
        ("PLAN.PDF", "PLAN.PDF", "PLAN.PDF"), ("plan.html", "plan.html.pdf", "plan.html.pdf"),
        ("../a\\\"b.pdf", ".._a__b.pdf", ".._a_%22b.pdf"),
        ("pièce.pdf", "pi_ce.pdf", "pi%C3%A8ce.pdf"),
    ])
    func `saves a file under its sender's name and the ending of its type`(
        name: String,
        plain: String,
        encoded: String
    ) async throws {
        try await FilesFixture().run { service in
            let stored = try await service.upload(Samples.pdf, name: name)
                .decoded(StoredFile.self)
            let answer = try await service.download(stored.url)
            #expect(
                answer.headers["Content-Disposition"]
                    == "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
            )
        }
    }

    @Test func `is followed by nobody who changed it`() async throws {
        try await FilesFixture().run { service in
            let url = try await service.upload(Samples.png).decoded(StoredFile.self).url
            let other = try await service.upload(Samples.png, key: "2").decoded(StoredFile.self)
            let expires = try #require(url.firstMatch(of: #/expires=([0-9]+)/#)?.1)
            let file = try #require(url.firstMatch(of: #/[0-9a-z]{26}/#)?.0)
            let tampered = [
                url.replacing(expires, with: "99999999999"),
                url.replacing(file, with: other.id.rawValue),
                url.replacing(".png", with: ".gif"),
                String(url.dropLast()),
                url + "0",
                url.replacing("signature=", with: "signatur="),
                url.replacing("expires=\(expires)", with: "expires=+\(expires)"),
                String(url.prefix { $0 != "?" }),
            ]
            for link in tampered {
                let answer = try await service.download(link)
                #expect(answer.status == 403, "\(link)")
                #expect(answer.problemKind == "file-link-invalid")
            }
        }
    }

    @Test(arguments: [
        "/files/link.key", "/files/files.sqlite", "/files/..%2Flink.key",
        "/files/%2e%2e%2flink.key",
        "/files/.", "/files/..", "/files/../link.key", "/files/spool", "/files/a%00b",
    ])
    func `leads to nothing but a file that was stored`(path: String) async throws {
        try await FilesFixture().run { service in
            let answer = try await service.send(.get, "\(path)?expires=99999999999&signature=0")
            #expect([400, 403, 404].contains(answer.status))
            #expect(answer.problemKind != nil)
        }
    }

    @Test func `expires`() async throws {
        let clock = MovableClock()
        let fixture = try FilesFixture(["FILES_LINK_LIFETIME": "1h"], clock: clock.wall)
        try await fixture.run { service in
            let url = try await service.upload(Samples.png).decoded(StoredFile.self).url
            clock.advance(3_600)
            #expect(try await service.download(url).status == 200)
            clock.advance(1)
            let answer = try await service.download(url)
            #expect(answer.status == 410)
            #expect(answer.problemKind == "file-link-expired")
        }
    }

    @Test func `leads nowhere once its file is gone`() async throws {
        let fixture = try FilesFixture()
        try await fixture.run { service in
            let url = try await service.upload(Samples.png).decoded(StoredFile.self).url
            try await fixture.execute("DELETE FROM files")
            #expect(try await service.download(url).status == 404)
        }
    }

    @Test func `still works after a restart`() async throws {
        let fixture = try FilesFixture()
        let url = Mutex("")
        try await fixture.run { service in
            let stored = try await service.upload(Samples.png).decoded(StoredFile.self)
            url.withLock { $0 = stored.url }
        }
        let link = url.withLock { $0 }
        try await fixture.run { service in
            let answer = try await service.download(link)
            #expect(answer.status == 200)
        }
    }
}

/// A clock that moves when it is told to.
final class MovableClock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_750_000_000))

    func advance(_ seconds: Double) { date.withLock { $0.addTimeInterval(seconds) } }

    var wall: WallClock {
        WallClock(
            now: { self.date.withLock { $0 } },
            sleep: { try await Task.sleep(for: .seconds($0)) }
        )
    }
}
