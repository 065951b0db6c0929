import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import S3

@Suite("A file that is sent in parts")
struct PartsTests {
    private let content = Data((0..<2_500).map { UInt8($0 % 251) })

    private var limits: S3Limits {
        var limits = S3Limits()
        limits.partSize = 1_000
        return limits
    }

    @Test func `arrives whole, in parts of one size`() async throws {
        let folder = try TestFolder()
        try await onStandIn(limits: limits) { [content] client, store, _ in
            let upload = try S3Upload.sample(content, in: folder)
            store.server.fail(.dropAfter, times: 1) { $0.query["partNumber"] == "2" }
            #expect(try await client.put(upload) == .stored)
            #expect(store.objects[upload.key]?.body == content)
            #expect(store.objects[upload.key]?.headers["Content-Type"] == "image/png")
            let parts = store.server.requests.compactMap { $0.query["partNumber"] }
            #expect(parts == ["1", "2", "2", "3"])
            #expect(try await client.put(upload) == .alreadyThere)
            #expect(store.unfinished == 0)
        }
    }

    @Test func `is there although the answer to the last word was lost`() async throws {
        let folder = try TestFolder()
        try await onStandIn(limits: limits) { [content] client, store, _ in
            let upload = try S3Upload.sample(content, in: folder)
            store.server.fail(.dropAfter, times: 1, where: Self.completes)
            #expect(try await client.put(upload) == .stored)
            #expect(store.objects[upload.key]?.body == content)
        }
    }

    @Test func `is finished again when 200 hides an error`() async throws {
        let folder = try TestFolder()
        try await onStandIn(limits: limits) { [content] client, store, _ in
            let upload = try S3Upload.sample(content, in: folder)
            var hidden = R2Bucket.error(200, "InternalError")
            hidden.body = Data("  \n".utf8) + hidden.body
            store.server.fail(.answer(hidden), times: 1, where: Self.completes)
            #expect(try await client.put(upload) == .stored)

            let other = try S3Upload.sample(content, in: folder, key: "b")
            store.server.fail(.answer(hidden), where: Self.completes)
            let error = try await failure { _ = try await client.put(other) }
            #expect(error?.reason == .refused(status: 500, code: "InternalError"))
            #expect(store.objects.keys.sorted() == [upload.key])
            #expect(store.unfinished == 0)
        }
    }

    @Test func `is given up when a part does not get through`() async throws {
        let folder = try TestFolder()
        try await onStandIn(limits: limits) { [content] client, store, _ in
            let upload = try S3Upload.sample(content, in: folder)
            store.server.fail(.answer(R2StandIn.unavailable)) { $0.query["partNumber"] == "3" }
            let error = try await failure { _ = try await client.put(upload) }
            #expect(error?.isTransient == true)
            #expect(store.objects.isEmpty)
            #expect(store.unfinished == 0)

            store.server.heal()
            #expect(try await client.put(upload) == .stored)
        }
    }

    @Test(arguments: [(1_000, 1_000), (10_000_000, 1_000), (10_000_001, 1_001)])
    func `has at most ten thousand of them`(size: Int, part: Int) {
        #expect(limits.partSize(of: size) == part)
    }

    private static let completes: @Sendable (StandInRequest) -> Bool = {
        $0.method == "POST" && $0.query["uploadId"] != nil
    }
}
