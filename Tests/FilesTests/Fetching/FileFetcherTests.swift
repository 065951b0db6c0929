import Contracts
import FoundationEssentials
import Synchronization
import Testing

@testable import Files

@Suite("Fetching a file")
struct FileFetcherTests {
    static let file = FileToFetch(name: "a.png", url: "https://files.example.com/a.png")

    @Test func `connects to the address that was judged`() async throws {
        let source = ScriptedSource([.file(size: 7)])
        let size = try await fetcher(source).fetch(Self.file, to: "/nowhere")
        #expect(size == 7)
        #expect(source.questions.map(\.address.text) == ["https://files.example.com/a.png"])
        #expect(source.questions.map(\.pinned) == [.v4(8, 8, 8, 8)])
        #expect(source.questions.allSatisfy { $0.limit == 1_000 && $0.connectTimeout <= 5 })
    }

    @Test func `judges each address that a redirect leads to`() async throws {
        let names: [String: [NetworkAddress]] = [
            "files.example.com": [.v4(8, 8, 8, 8)], "cdn.example.com": [.v4(9, 9, 9, 9)],
            "inner.example.com": [.v4(192, 168, 0, 1)],
        ]
        let resolver = NameResolver { question throws(ResolverFailure) in
            guard let addresses = names[question.host] else { throw .unknownHost }
            return addresses
        }
        let source = ScriptedSource([
            .redirect("https://cdn.example.com/x"), .redirect("http://inner.example.com/y"),
            .file(size: 1),
        ])
        await #expect(throws: FileRefusal.address(.notPublic(range: "private"))) {
            try await fetcher(source, resolver).fetch(Self.file, to: "/nowhere")
        }
        #expect(source.questions.map(\.pinned) == [.v4(8, 8, 8, 8), .v4(9, 9, 9, 9)])
    }

    @Test func `judges a name anew when it is asked for again`() async throws {
        let answers = Mutex<[NetworkAddress]>([.v4(127, 0, 0, 1), .v4(8, 8, 8, 8)])
        let resolver = NameResolver { _ throws(ResolverFailure) in
            answers.withLock { $0.popLast() }.map { [$0] } ?? []
        }
        let source = ScriptedSource([.redirect("/again"), .file(size: 1)])
        await #expect(throws: FileRefusal.address(.notPublic(range: "loopback"))) {
            try await fetcher(source, resolver).fetch(Self.file, to: "/nowhere")
        }
        #expect(source.questions.count == 1)
    }

    @Test(arguments: [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://files.example.com/",
    ])
    func `follows no redirect out of the web`(location: String) async throws {
        let source = ScriptedSource([.redirect(location), .file(size: 1)])
        await #expect(throws: FileRefusal.address(.notWeb)) {
            try await fetcher(source).fetch(Self.file, to: "/nowhere")
        }
    }

    @Test func `follows five redirects and no sixth`() async throws {
        let five = ScriptedSource(
            (1...5).map { .redirect("/\($0)") } + [.file(size: 1)]
        )
        #expect(try await fetcher(five).fetch(Self.file, to: "/nowhere") == 1)
        let six = ScriptedSource(
            (1...6).map { .redirect("/\($0)") } + [.file(size: 1)]
        )
        await #expect(throws: FileRefusal.unavailable(.tooManyRedirects)) {
            try await fetcher(six).fetch(Self.file, to: "/nowhere")
        }
    }

    @Test func `tries three times what may pass, each time another machine`() async throws {
        let resolver = NameResolver.fixed(.v4(8, 8, 8, 8), .v4(9, 9, 9, 9))
        let passing = ScriptedSource([.status(503), .status(429), .file(size: 1)])
        #expect(try await fetcher(passing, resolver).fetch(Self.file, to: "/nowhere") == 1)
        #expect(
            passing.questions.map(\.pinned)
                == [.v4(8, 8, 8, 8), .v4(9, 9, 9, 9), .v4(8, 8, 8, 8)]
        )
        let lasting = ScriptedSource(Array(repeating: .status(500), count: 5))
        await #expect(throws: FileRefusal.unavailable(.status(500))) {
            try await fetcher(lasting).fetch(Self.file, to: "/nowhere")
        }
        #expect(lasting.questions.count == 3)
    }

    @Test(arguments: [400, 401, 403, 404, 410, 206, 304])
    func `tries once what will not pass`(status: Int) async throws {
        let source = ScriptedSource([.status(status), .file(size: 1)])
        await #expect(throws: FileRefusal.unavailable(.status(status))) {
            try await fetcher(source).fetch(Self.file, to: "/nowhere")
        }
        #expect(source.questions.count == 1)
    }

    @Test func `asks for nothing that is said to be too large`() async throws {
        let source = ScriptedSource([.file(size: 1)])
        let file = FileToFetch(name: "a", url: Self.file.url, size: 1_001)
        await #expect(throws: FileRefusal.tooLarge(limit: 1_000)) {
            try await fetcher(source).fetch(file, to: "/nowhere")
        }
        #expect(source.questions.isEmpty)
    }

    @Test func `refuses another size than the form says`() async throws {
        let file = FileToFetch(name: "a", url: Self.file.url, size: 8)
        await #expect(throws: FileRefusal.sizeDiffers(stated: 8, actual: 7)) {
            try await fetcher(ScriptedSource([.file(size: 7)])).fetch(file, to: "/nowhere")
        }
    }

    private func fetcher(
        _ source: ScriptedSource,
        _ resolver: NameResolver = .fixed(.v4(8, 8, 8, 8))
    ) -> FileFetcher {
        var limits = FetchLimits()
        limits.size = 1_000
        return FileFetcher(
            addressGuard: AddressGuard(resolver: resolver, allowedPrivateHosts: []),
            source: FileSource(ask: source.ask),
            limits: limits,
            sleep: { _ in }
        )
    }
}

/// A source that gives one answer after the other.
final class ScriptedSource: Sendable {
    private let answers: Mutex<[FileSource.Answer]>
    private let asked = Mutex<[FileSource.Question]>([])

    init(_ answers: [FileSource.Answer]) {
        self.answers = Mutex(answers.reversed())
    }

    var questions: [FileSource.Question] { asked.withLock { $0 } }

    @Sendable
    func ask(_ question: FileSource.Question) async throws -> FileSource.Answer {
        asked.withLock { $0.append(question) }
        return try #require(answers.withLock { $0.popLast() })
    }
}
