import Contracts
import Curl
import Database
import FoundationEssentials
import HTTP
import Observability
import S3
import TestSupport
import Testing

@testable import Files

@Suite("A bucket that fails")
struct BucketFaultTests {
    private static let publicURL = "https://pub-1.example.com"

    static let faults: [String: StandInFault] = [
        "limits its callers": .answer(R2StandIn.tooManyRequests),
        "has trouble": .answer(R2StandIn.unavailable),
        "refuses the key": .answer(R2Bucket.error(403, "AccessDenied")),
        "drops the connection": .dropBefore, "does it and drops the connection": .dropAfter,
        "says nothing": .silence, "talks nonsense": .answer(StandInAnswer(status: 302)),
    ]

    @Test(arguments: faults.keys.sorted())
    func `makes the file wait, and keeps it once when all is well again`(
        fault: String
    )
        async throws
    {
        let store = try R2StandIn()
        var impatient = try FilesFixture(store, publicURL: Self.publicURL)
        impatient.storeLimits.timeout = 1
        let fixture = impatient
        try await store.run {
            try await fixture.run { service in
                store.server.fail(try #require(Self.faults[fault]))
                for _ in 1...2 {
                    let waiting = try await service.upload(Samples.png)
                    #expect(waiting.status == 503)
                    #expect(waiting.problemKind == "vendor-unavailable")
                    #expect(waiting.headers["Retry-After"].flatMap(Int.init) != nil)
                }
                #expect(try await service.send(.get, "/readyz").status == 200)
                #expect(try await service.health() == "degraded")

                store.server.heal()
                let answer = try await service.upload(Samples.png)
                #expect(answer.status == 201)
                #expect(try await service.upload(Samples.png).body == answer.body)
                let stored = try answer.decoded(StoredFile.self)
                #expect(stored.url == "\(Self.publicURL)/\(store.objects.keys.joined())")
                #expect(store.objects.values.map(\.body) == [Data(Samples.png)])
            }
        }
        #expect(try fixture.kept().isEmpty)
        #expect(try fixture.spooled().isEmpty)
    }

    @Test(arguments: [StandInFault.dropBefore, .dropAfter])
    func `and a process that ends before it has the answer leave one object`(
        fault: StandInFault
    ) async throws {
        let store = try R2StandIn()
        let fixture = try FilesFixture(store, publicURL: Self.publicURL)
        try await store.run {
            try await fixture.run { service in
                store.server.fail(fault) { $0.method == "PUT" }
                let waiting = try await service.upload(Samples.png)
                #expect(waiting.status == 503)
            }
            store.server.heal()
            try await fixture.run { service in
                let answer = try await service.upload(Samples.png)
                #expect(answer.status == 201)
                let stored = try answer.decoded(StoredFile.self)
                #expect(store.objects.keys.map { "\(Self.publicURL)/\($0)" } == [stored.url])
                #expect(store.objects.values.map(\.body) == [Data(Samples.png)])
            }
        }
    }

    @Test func `keeps what its source gives when it can, and not what it gave before`()
        async throws
    {
        let store = try R2StandIn()
        let fixture = try FilesFixture(store, publicURL: Self.publicURL)
        let changing = CustomerSite.file("/a.png", first: Samples.png, then: Samples.gif)
        try await store.run {
            try await CustomerSite.run([changing]) { site in
                let url = site.address("/a.png")
                try await fixture.run(allowing: site.port) { service in
                    store.server.fail(.dropBefore) { $0.method == "PUT" }
                    #expect(try await service.fetch(url, name: "a").status == 503)
                    #expect(store.objects.isEmpty)
                    store.server.heal()
                    store.server.fail(.dropAfter) { $0.method == "PUT" }
                    #expect(try await service.fetch(url, name: "a").status == 503)
                    #expect(store.objects.values.map(\.body) == [Data(Samples.gif)])
                    // What is there already is not fetched again.
                    let answer = try await service.fetch(url, name: "a")
                    #expect(try answer.decoded(StoredFile.self).type == "image/gif")
                    #expect(store.objects.count == 1)
                }
            }
        }
    }

    @Test func `costs one write of the database for each file`() async throws {
        let store = try R2StandIn()
        let fixture = try FilesFixture(store)
        try await store.run {
            try await fixture.run { service in
                let before = try await service.writes()
                #expect(try await service.upload(Samples.png).status == 201)
                #expect(try await service.writes() == before + 1)
            }
        }
    }

    @Test func `is noticed, and its end`() async throws {
        let store = try R2StandIn()
        let clock = MovableClock()
        let fixture = try FilesFixture(store, clock: clock.wall)
        try await store.run {
            try await fixture.run { service in
                var told = [try await service.health()]
                store.server.fail(.answer(R2Bucket.error(404, "NoSuchBucket")))
                told.append(try await service.health())
                clock.advance(6)
                told.append(try await service.health())
                store.server.heal()
                clock.advance(6)
                told.append(try await service.health())
                #expect(told == ["ok", "ok", "degraded", "ok"])
                #expect(store.server.requests.count == 3)
            }
        }
    }

    @Test func `says nothing of its secret or of the file in a log or an answer`() async throws {
        let store = try R2StandIn()
        let lines = Notes()
        var fixture = try FilesFixture(store)
        fixture.log = Log(service: "files", write: { lines.add($0) })
        try await store.run { [fixture] in
            try await fixture.run { service in
                for code in ["AccessDenied", R2StandIn.secret, "ann@example.com"] {
                    store.server.fail(.answer(R2Bucket.error(403, code)), times: 1)
                    let answer = try await service.upload(Samples.png, name: "ann@example.com.png")
                    lines.add(String(decoding: answer.body, as: UTF8.self))
                    #expect(answer.status == 503)
                }
            }
        }
        let told = lines.all.joined(separator: "\n")
        #expect(told.contains("answers 403 AccessDenied"))
        for hidden in [R2StandIn.secret, "ann@example.com", "photo", "Signature"] {
            #expect(!told.contains(hidden))
        }
    }
}
