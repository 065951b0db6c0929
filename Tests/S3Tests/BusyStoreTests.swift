import Contracts
import Curl
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing

@testable import S3

@Suite("A store that is busy, silent or strange")
struct BusyStoreTests {
    private let content = Data("hello, store".utf8)

    static let passing: [StandInFault] = [
        .answer(R2StandIn.tooManyRequests), .answer(R2StandIn.unavailable), .dropBefore,
        .answer(R2Bucket.error(500, "InternalError")), .answer(StandInAnswer(status: 502)),
    ]

    @Test(arguments: passing.indices)
    func `is asked three times at most, with pauses`(index: Int) async throws {
        let folder = try TestFolder()
        try await onStandIn { [content] client, store, time in
            let upload = try S3Upload.sample(content, in: folder)
            store.server.fail(Self.passing[index], times: 2)
            #expect(try await client.put(upload) == .stored)
            #expect(store.server.requests.count == 3)
            #expect(time.seconds >= 0.75)

            store.server.fail(Self.passing[index])
            let error = try await failure { _ = try await client.put(upload) }
            #expect(error?.isTransient == true)
            // A kept connection that dies is replaced without a pause.
            #expect((6...7).contains(store.server.requests.count))
            #expect(store.objects.count == 1)
        }
    }

    @Test func `is waited for as long as it asks, within reason`() async throws {
        let folder = try TestFolder()
        try await onStandIn { [content] client, store, time in
            let upload = try S3Upload.sample(content, in: folder)
            var busy = R2StandIn.tooManyRequests
            busy.headers["Retry-After"] = "7"
            store.server.fail(.answer(busy), times: 1)
            #expect(try await client.put(upload) == .stored)
            #expect(time.seconds == 7)

            busy.headers["Retry-After"] = "60"
            store.server.fail(.answer(busy))
            let error = try await failure { _ = try await client.put(upload) }
            #expect(error?.retryAfter == 60)
            #expect(error?.mayHaveTakenEffect == false)
            #expect(time.seconds == 7)
            #expect(store.server.requests.count == 3)
        }
    }

    @Test func `has kept the file although its answer was lost`() async throws {
        let folder = try TestFolder()
        try await onStandIn { [content] client, store, _ in
            let upload = try S3Upload.sample(content, in: folder)
            store.server.fail(.dropAfter, times: 1)
            #expect(try await client.put(upload) == .alreadyThere)
            #expect(store.objects.keys.sorted() == [upload.key])

            store.server.fail(.dropAfter)
            let other = try S3Upload.sample(content, in: folder, key: "files/b.png")
            let error = try await failure { _ = try await client.put(other) }
            #expect(error?.mayHaveTakenEffect == true)
            store.server.heal()
            #expect(try await client.put(other) == .alreadyThere)
            #expect(store.objects.count == 2)
        }
    }

    @Test func `is given up when it says nothing in time`() async throws {
        let folder = try TestFolder()
        var limits = S3Limits()
        limits.timeout = 0.3
        try await onStandIn(limits: limits) { [content] client, store, _ in
            store.server.fail(.silence)
            let upload = try S3Upload.sample(content, in: folder)
            let error = try await failure { _ = try await client.put(upload) }
            #expect(error?.isTransient == true)
            #expect(error?.mayHaveTakenEffect == true)
            #expect(store.server.requests.count == 3)
            #expect(try await failure { try await client.probe(timeout: 0.1) } != nil)
            #expect(store.server.requests.count == 4)
        }
    }

    @Test func `is not asked again for what it refuses`() async throws {
        let folder = try TestFolder()
        let short = String(R2StandIn.accessKeyID.prefix(25))
        try await onStandIn(accessKeyID: short) { [content] client, store, _ in
            let upload = try S3Upload.sample(content, in: folder)
            let error = try await failure { _ = try await client.put(upload) }
            #expect(error?.reason == .refused(status: 400, code: "InvalidArgument"))
            #expect(error?.isTransient == false)
            #expect(store.server.requests.count == 1)
        }
    }

    @Test func `is not believed when it does not answer as S3 does`() async throws {
        try await onStandIn { client, store, _ in
            store.server.fail(.garbage, times: 1)
            let garbled = try await failure { _ = try await client.keys(under: "") }
            #expect(garbled?.isTransient == false)

            let elsewhere = StandInAnswer(
                status: 307,
                headers: ["Location": "http://x.example.com"]
            )
            store.server.fail(.answer(elsewhere), times: 1)
            let moved = try await failure { _ = try await client.keys(under: "") }
            #expect(moved?.isTransient == false)

            let odd = R2Bucket.error(403, "Ann <ann@example.com>")
            store.server.fail(.answer(odd), times: 1)
            let refused = try await failure { _ = try await client.keys(under: "") }
            #expect(refused?.description == "S3 ListObjectsV2: answers 403")
        }
    }

    @Test func `is not asked for a file that cannot be read`() async throws {
        try await onStandIn { client, store, _ in
            let upload = S3Upload(key: "a", path: "/nowhere", size: 1, headers: [:])
            await #expect(throws: StorageUnavailable.self) { try await client.put(upload) }
            #expect(store.server.requests.isEmpty)
        }
    }
}
