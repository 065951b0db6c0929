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

    @Test func `and a process that ends before it has recorded the file leave one object`()
        async throws
    {
        let store = try R2StandIn()
        let fixture = try FilesFixture(store, publicURL: Self.publicURL)
        try await store.run {
            try await fixture.run { service in
                try await fixture.execute(
                    """
                    CREATE TRIGGER crash BEFORE INSERT ON files
                    BEGIN SELECT RAISE(ABORT, 'here the process ends'); END
                    """
                )
                #expect(try await service.upload(Samples.png).status >= 500)
            }
            let key = try #require(store.objects.keys.first)
            try await fixture.execute("DROP TRIGGER crash")
            try await fixture.run { service in
                let answer = try await service.upload(Samples.png)
                #expect(answer.status == 201)
                let stored = try answer.decoded(StoredFile.self)
                #expect(stored.url == "\(Self.publicURL)/\(key)")
                #expect(store.objects.keys.sorted() == [key])
            }
        }
    }

    @Test func `keeps nothing of a first attempt whose source gives something else later`()
        async throws
    {
        let store = try R2StandIn()
        let fixture = try FilesFixture(store, publicURL: Self.publicURL)
        let asked = Tally()
        let site = Route(.get, "/a.png", access: .open) { _ in
            asked.add()
            return switch asked.value {
            case 1: Response(status: 200, body: .bytes(Data(Samples.png)))
            case 2: Response(status: 200, body: .bytes(Data(Samples.gif)))
            default: Response(status: 404)
            }
        }
        try await store.run {
            try await CustomerSite.run([site]) { site in
                let url = site.address("/a.png")
                try await fixture.run(allowing: site.port) { service in
                    store.server.fail(.dropAfter) { $0.method == "PUT" }
                    #expect(try await service.fetch(url, name: "a").status == 503)
                    #expect(store.objects.values.map(\.body) == [Data(Samples.png)])
                    #expect(try await service.fetch(url, name: "a").status == 503)
                    #expect(store.objects.values.map(\.body) == [Data(Samples.gif)])
                    let refused = try await service.fetch(url, name: "a")
                    #expect(refused.problemKind == "file-unavailable")
                    #expect(store.objects.isEmpty)
                }
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
