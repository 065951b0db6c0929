import Contracts
import Curl
import FoundationEssentials
import HTTP
import S3
import TestSupport
import Testing

@testable import Files

/// On a server that checks every signature and the hash of every body.
@Suite("Files in a bucket", .serialized)
struct BucketTests {
    @Test func `are read through a link that leads to a short-lived address`() async throws {
        try await onRealStore { server, bucket in
            let fixture = try FilesFixture(server)
            try await CustomerSite.run([CustomerSite.file("/a.pdf", Samples.pdf)]) { site in
                try await fixture.run(allowing: site.port) { service in
                    #expect(try await service.health() == "ok")
                    let answer = try await service.fetch(
                        site.address("/a.pdf"),
                        name: "été.pdf"
                    )
                    #expect(answer.status == 201)
                    let stored = try answer.decoded(StoredFile.self)
                    #expect(stored.url.hasPrefix(FilesFixture.publicURL + "/files/"))
                    #expect(try fixture.kept().isEmpty)

                    let link = try await service.download(stored.url)
                    #expect(link.status == 302)
                    #expect(link.headers["Cache-Control"] == "no-store")
                    #expect(link.headers["Referrer-Policy"] == "no-referrer")
                    let address = try #require(link.headers["Location"])
                    #expect(address.contains("X-Amz-Expires=300&"))
                    let file = try await service.get(address)
                    #expect(Array(file.body) == Samples.pdf)
                    #expect(file.headers["Content-Type"] == "application/pdf")
                    #expect(
                        file.headers["Content-Disposition"]
                            == "attachment; filename=\"_t_.pdf\"; "
                            + "filename*=UTF-8''%C3%A9t%C3%A9.pdf"
                    )
                    let forged = String(stored.url.dropLast()) + "0"
                    #expect(try await service.download(forged + "0").status == 403)
                    #expect(try await service.get(address + "0").status == 403)
                }
            }
            #expect(try await bucket.keys(under: "").count == 1)
        }
    }

    @Test func `have their public address, which nobody can guess, where there is one`()
        async throws
    {
        try await onRealStore { server, bucket in
            let fixture = try FilesFixture(server, publicURL: "https://pub-1.example.com/a/")
            try await fixture.run { service in
                let answer = try await service.upload(Samples.png)
                let stored = try answer.decoded(StoredFile.self)
                let file = "files/\(stored.id)-[0-9a-hjkmnp-tv-z]{26}.png"
                let address = try Regex("https://pub-1.example.com/a/\(file)")
                #expect(stored.url.wholeMatch(of: address) != nil)
                #expect(try await service.upload(Samples.png).body == answer.body)
                let other = try await service.upload(Samples.png, key: "2")
                    .decoded(StoredFile.self)
                #expect(other.url != stored.url)
            }
            #expect(try await bucket.keys(under: "files/").count == 2)
            #expect(try fixture.spooled().isEmpty)
        }
    }
}

@Suite("Files of a folder and of a bucket")
struct MixedStoresTests {
    @Test func `are both read, as long as their store is configured`() async throws {
        let store = try R2StandIn()
        let both = try FilesFixture(store)
        let folderOnly = FilesFixture(sharing: both)
        try await store.run {
            let links = Notes()
            try await folderOnly.run { service in
                let stored = try await service.upload(Samples.png).decoded(StoredFile.self)
                links.add(stored.url)
            }
            try await both.run { service in
                let stored = try await service.upload(Samples.pdf, name: "a.pdf", key: "2")
                    .decoded(StoredFile.self)
                links.add(stored.url)
                #expect(try await service.download(links.all[0]).body == Data(Samples.png))
                #expect(try await service.download(links.all[1]).status == 302)
            }
            try await folderOnly.run { service in
                #expect(try await service.download(links.all[0]).status == 200)
                let gone = try await service.download(links.all[1])
                #expect(gone.status == 503)
                #expect(gone.problemKind == "vendor-unavailable")
                #expect(gone.headers["Retry-After"] == "60")
            }
        }
    }

    @Test func `are kept where files lie now when the bucket is gone that did not take them`()
        async throws
    {
        let store = try R2StandIn()
        let both = try FilesFixture(store)
        let folderOnly = FilesFixture(sharing: both)
        try await store.run {
            try await both.run { service in
                store.server.fail(.dropBefore) { $0.method == "PUT" }
                let waiting = try await service.upload(Samples.png)
                #expect(waiting.status == 503)
            }
            try await folderOnly.run { service in
                let answer = try await service.upload(Samples.png)
                #expect(answer.status == 201)
                let stored = try answer.decoded(StoredFile.self)
                #expect(try await service.download(stored.url).body == Data(Samples.png))
                #expect(try await service.upload(Samples.png).body == answer.body)
            }
            store.server.heal()
            try await both.run { service in
                // Its row names the folder now.
                let again = try await service.upload(Samples.png).decoded(StoredFile.self)
                #expect(try await service.download(again.url).body == Data(Samples.png))
                #expect(store.objects.isEmpty)
            }
        }
        #expect(try folderOnly.kept().count == 1)
    }
}

extension FilesFixture {
    /// Files on the same data folder, without a bucket.
    init(sharing other: FilesFixture) {
        data = other.data
        settings = [:]
        clock = other.clock
    }
}
