import Contracts
import Curl
import Database
import FoundationEssentials
import TestSupport
import Testing

@testable import Files

@Suite("A fetched file")
struct FetchTests {
    let fixture: FilesFixture

    init() throws {
        fixture = try FilesFixture()
    }

    @Test func `is kept under a name that nobody can guess, and read by its link`() async throws {
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png)]) { site in
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(
                    site.address("/a.png"),
                    size: Samples.png.count
                )
                #expect(answer.status == 201)
                let stored = try answer.decoded(StoredFile.self)
                #expect(stored.name == "photo.png")
                #expect(stored.type == "image/png")
                #expect(stored.size == Samples.png.count)
                #expect(stored.id.rawValue.wholeMatch(of: #/[0-9a-z]{26}/#) != nil)
                #expect(try fixture.kept() == ["\(stored.id).png"])

                let file = try await service.download(stored.url)
                #expect(file.status == 200)
                #expect(Array(file.body) == Samples.png)
            }
        }
    }

    @Test func `is fetched once, however often and by how many it is asked for`() async throws {
        let count = Tally()
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png, count: count)]) {
            site in
            try await fixture.run(allowing: site.port) { service in
                let answers = try await withThrowingTaskGroup(of: IncomingResponse.self) { group in
                    for _ in 0..<8 {
                        group.addTask { try await service.fetch(site.address("/a.png")) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(Set(answers.map(\.status)) == [201])
                #expect(Set(answers.map(\.body)).count == 1)
                #expect(count.value == 1)
                #expect(try fixture.kept().count == 1)

                let other = try await service.fetch(site.address("/b.png"))
                #expect(other.status == 409)
                #expect(other.problemKind == "idempotency-key-reused")
            }
        }
    }

    @Test(arguments: [true, false])
    func `is known after a restart, also from before requests were noted`(
        isNoted: Bool
    ) async throws {
        let count = Tally()
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png, count: count)]) {
            site in
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/a.png"))
                #expect(answer.status == 201)
            }
            if !isNoted { try await fixture.execute("UPDATE files SET fingerprint = NULL") }
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/a.png"))
                #expect(answer.status == 201)
                #expect(count.value == 1)
                let stored = try answer.decoded(StoredFile.self)
                #expect(try fixture.kept() == ["\(stored.id).png"])

                let other = try await service.fetch(site.address("/b.png"))
                #expect(other.status == (isNoted ? 409 : 201))
            }
        }
    }

    @Test func `that a crash kept from its folder is fetched again`() async throws {
        try await CustomerSite.run([CustomerSite.file("/a", Samples.png)]) { site in
            let url = site.address("/a")
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(url, name: "a")
                #expect(answer.status == 201)
            }
            // Entered, and not there: so far the first attempt came.
            let first = try fixture.kept()
            try FileManager.default.removeItem(atPath: "\(fixture.folder)/\(first[0])")
            try Data("half".utf8).write(to: URL(filePath: "\(fixture.folder)/.draft-1f"))
            try Data("half".utf8).write(to: URL(filePath: "\(fixture.folder)/spool/body-a1b2c3"))

            try await fixture.run(allowing: site.port) { service in
                #expect(try fixture.spooled().isEmpty)
                let answer = try await service.fetch(url, name: "a")
                #expect(answer.status == 201)
                #expect(try fixture.kept() == first)
                let link = try answer.decoded(StoredFile.self).url
                #expect(try await service.download(link).body == Data(Samples.png))
            }
        }
    }

    @Test func `is not kept before it is entered`() async throws {
        let changing = CustomerSite.file("/a", first: Samples.gif, then: Samples.png)
        try await CustomerSite.run([changing]) { site in
            let url = site.address("/a")
            try await fixture.run(allowing: site.port) { service in
                try await fixture.execute(
                    """
                    CREATE TRIGGER refuse BEFORE INSERT ON files
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """
                )
                let failed = try await service.fetch(url, name: "a")
                #expect(failed.status >= 500)
                #expect(try fixture.kept().isEmpty)
                try await fixture.execute("DROP TRIGGER refuse")
                let answer = try await service.fetch(url, name: "a")
                #expect(answer.status == 201)
                let stored = try answer.decoded(StoredFile.self)
                #expect(try fixture.kept() == ["\(stored.id).png"])
            }
        }
    }

    @Test func `is what its source gives when it can be kept at last`() async throws {
        let changing = CustomerSite.file("/a", first: Samples.gif, then: Samples.png)
        try await CustomerSite.run([changing]) { site in
            let url = site.address("/a")
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(url, name: "a")
                let stored = try answer.decoded(StoredFile.self)
                #expect(stored.type == "image/gif")
                try FileManager.default.removeItem(atPath: "\(fixture.folder)/\(stored.id).gif")
                let later = try await service.fetch(url, name: "a")
                #expect(try later.decoded(StoredFile.self).type == "image/png")
                #expect(try fixture.kept() == ["\(stored.id).png"])
            }
        }
    }

    @Test func `that could not be kept, and is refused later, leaves nothing`() async throws {
        let changing = CustomerSite.file("/a", first: Samples.png, then: Samples.elf)
        try await CustomerSite.run([changing]) { site in
            let url = site.address("/a")
            try await fixture.run(allowing: site.port) { service in
                let first = try await service.fetch(url, name: "a").decoded(StoredFile.self)
                try FileManager.default.removeItem(atPath: "\(fixture.folder)/\(first.id).png")
                for _ in 1...2 {
                    let answer = try await service.fetch(url, name: "a")
                    #expect(answer.status == 422)
                    #expect(try fixture.kept().isEmpty)
                }
            }
        }
    }

    @Test func `costs one write, and none when it is asked for again`() async throws {
        try await CustomerSite.run([CustomerSite.file("/a", Samples.png)]) { site in
            let url = site.address("/a")
            try await fixture.run(allowing: site.port) { service in
                let before = try await service.writes()
                _ = try await service.fetch(url, name: "a")
                #expect(try await service.writes() == before + 1)
                _ = try await service.fetch(url, name: "a")
                #expect(try await service.writes() == before + 1)
            }
        }
    }

    @Test func `of a request has a name that begins as the request's does`() async throws {
        let key = "0hbq2j7xk8w3e9ng4m5p6r7s8t:file-1"
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png)]) { site in
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/a.png"), key: key)
                let stored = try answer.decoded(StoredFile.self)
                #expect(stored.id.rawValue.wholeMatch(of: /0hbq2j7xk[0-9a-z]{17}/) != nil)
                #expect(try await service.download(stored.url).status == 200)
            }
        }
    }

    @Test func `is found under the name that an earlier version gave it`() async throws {
        let count = Tally()
        let key = "0hbq2j7xk8w3e9ng4m5p6r7s8t:file-1"
        try await CustomerSite.run([CustomerSite.file("/a.png", Samples.png, count: count)]) {
            site in
            try await fixture.run(allowing: site.port) { service in
                _ = try await service.fetch(site.address("/a.png"), key: key)
            }
            let links = FileLinks(
                key: try Data(contentsOf: URL(filePath: "\(fixture.folder)/link.key")),
                base: "",
                lifetime: 1
            )
            let (new, old) = (links.ids(for: key)[0], links.ids(for: key)[1])
            try FileManager.default.moveItem(
                atPath: "\(fixture.folder)/\(new).png",
                toPath: "\(fixture.folder)/\(old).png"
            )
            try await fixture.execute("UPDATE files SET id = \(old), file = \("\(old).png")")
            try await fixture.run(allowing: site.port) { service in
                let answer = try await service.fetch(site.address("/a.png"), key: key)
                #expect(try answer.decoded(StoredFile.self).id == old)
                #expect(count.value == 1)
                #expect(try fixture.kept() == ["\(old).png"])
            }
        }
    }

    @Test(arguments: [
        (FileToFetch(name: "", url: "https://example.com/"), "#/name"),
        (FileToFetch(name: "a\r\nb", url: "https://example.com/"), "#/name"),
        (
            FileToFetch(name: String(repeating: "a", count: 256), url: "https://a.example/"),
            "#/name"
        ),
        (FileToFetch(name: "a", url: "https://example.com/", size: -1), "#/size"),
    ])
    func `is refused by the field at fault`(file: FileToFetch, pointer: String) async throws {
        try await fixture.run { service in
            let answer = try await service.send(FilesAPI.fetch, file, key: "run:1")
            #expect(answer.status == 422)
            #expect(try answer.decoded(Problem.self).errors?.map(\.pointer) == [pointer])
        }
    }
}
