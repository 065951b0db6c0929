import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Files

@Suite("A file that is refused")
struct RefusalTests {
    let fixture: FilesFixture

    init() throws {
        fixture = try FilesFixture(["FILES_SIZE_LIMIT": "100000"])
    }

    @Test(arguments: [
        "http://127.0.0.1:1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
        "http://[::ffff:169.254.169.254]/latest/meta-data", "http://169.254.169.254/",
        "https://10.0.0.1/a.png", "http://user:pass@example.com/a.png", "ftp://example.com/a",
        "file:///etc/passwd", "nothing",
    ])
    func `has an address that is not asked`(url: String) async throws {
        try await fixture.run { service in
            let answer = try await service.fetch(url)
            #expect(answer.status == 422)
            #expect(answer.problemKind == "file-refused-address")
            #expect(try answer.decoded(Problem.self).detail != nil)
            #expect(try fixture.kept().isEmpty)
        }
    }

    @Test func `is behind a name that leads into the house`() async throws {
        let resolver = NameResolver.fixed(.v4(8, 8, 8, 8), .v4(172, 16, 0, 1))
        try await fixture.run(resolver: resolver) { service in
            let answer = try await service.fetch("https://files.example.com/a.png")
            #expect(answer.problemKind == "file-refused-address")
            #expect(
                try answer.decoded(Problem.self).detail
                    == "It leads to a network that is not public (private)."
            )
        }
    }

    @Test func `is where a redirect leads into the house`() async throws {
        let count = Tally()
        try await CustomerSite.run([CustomerSite.file("/secret", Samples.png, count: count)]) {
            inner in
            let routes = [
                CustomerSite.redirect("/a.png", to: inner.address("/secret")),
                CustomerSite.redirect(
                    "/b.png",
                    to: "//127.0.0.1:\(inner.port)/secret",
                    status: 307
                ),
            ]
            try await CustomerSite.run(routes) { site in
                try await fixture.run(allowing: site.port) { service in
                    for path in ["/a.png", "/b.png"] {
                        let answer = try await service.fetch(site.address(path), key: path)
                        #expect(answer.status == 422)
                        #expect(answer.problemKind == "file-refused-address")
                    }
                    #expect(count.value == 0)
                }
            }
        }
    }

    @Test func `has a body without end`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
        let server = try RawServer([.answer(head + String(repeating: "a", count: 200_000))])
        try await server.run {
            try await fixture.run(allowing: server.port) { service in
                let answer = try await service.fetch("http://127.0.0.1:\(server.port)/a.png")
                #expect(answer.status == 422)
                #expect(answer.problemKind == "file-too-large")
                #expect(try fixture.kept().isEmpty)
            }
        }
    }

    @Test func `says itself that it is too large`() async throws {
        let content = Samples.png + Array(repeating: 0, count: 100_000)
        try await CustomerSite.run([CustomerSite.file("/a.png", content)]) { site in
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/a.png"))
                #expect(answer.problemKind == "file-too-large")
                let said = try await service.fetch(site.address("/a.png"), size: 100_001, key: "2")
                #expect(said.problemKind == "file-too-large")
            }
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf", "HTTP/1.1 200 OK\r\nContent-Le", "",
    ])
    func `comes too slowly`(beginning: String) async throws {
        let fixture = try FilesFixture(["FILES_FETCH_TIMEOUT": "1s"])
        let server = try RawServer(Array(repeating: .answer(beginning), count: 3))
        try await server.run {
            try await fixture.run(allowing: server.port) { service in
                let answer = try await service.fetch("http://127.0.0.1:\(server.port)/a.png")
                #expect(answer.status == 422)
                #expect(answer.problemKind == "file-unavailable")
                #expect(
                    try answer.decoded(Problem.self).detail
                        == "Its server did not deliver it in time."
                )
                #expect(try fixture.kept().isEmpty)
            }
        }
    }

    @Test func `breaks off, every time`() async throws {
        let half = RawServer.Step.answerAndClose(
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"
        )
        let server = try RawServer([half, half, half, half])
        let fixture = try FilesFixture()
        try await server.run {
            try await fixture.run(allowing: server.port) { service in
                let answer = try await service.fetch("http://127.0.0.1:\(server.port)/a.png")
                #expect(answer.status == 422)
                #expect(answer.problemKind == "file-unavailable")
                #expect(server.connections == 3)
                #expect(try fixture.kept().isEmpty)
            }
        }
    }

    @Test(arguments: [
        (Array("a photo".utf8), "photo.png", nil, "file-type-refused"),
        (Samples.elf, "photo.png", nil, "file-type-refused"),
        (Samples.html, "photo.png", nil, "file-type-refused"),
        (Samples.html, "page.html", nil, "file-type-refused"),
        ([], "photo.png", nil, "file-type-refused"),
        (Samples.png, "photo.png", Samples.png.count + 1, "file-size-differs"),
        (Samples.png, "photo.png", 1, "file-size-differs"),
    ])
    func `is not what its name or the form says`(
        content: [UInt8],
        name: String,
        size: Int?,
        kind: String
    ) async throws {
        try await CustomerSite.run([CustomerSite.file("/a", content)]) { site in
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/a"), name: name, size: size)
                #expect(answer.status == 422)
                #expect(answer.problemKind == kind)
                #expect(try fixture.kept().isEmpty)
            }
        }
    }

    @Test func `leaves its key free for a better one`() async throws {
        let routes = [
            CustomerSite.file("/a.png", Samples.elf), CustomerSite.file("/b.png", Samples.png),
        ]
        try await CustomerSite.run(routes) { site in
            try await fixture.run(allowing: site.port) { service in
                let refused = try await service.fetch(site.address("/a.png"))
                #expect(refused.status == 422)
                let kept = try await service.fetch(site.address("/b.png"))
                #expect(kept.status == 201)
            }
        }
    }

    @Test func `is not there`() async throws {
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png)]) { site in
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/b.png"))
                #expect(answer.problemKind == "file-unavailable")
                #expect(
                    try answer.decoded(Problem.self).detail == "Its server answers with status 404."
                )
            }
        }
    }
}
