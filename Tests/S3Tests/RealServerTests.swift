import Contracts
import Cryptography
import Curl
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing

@testable import S3

/// Against a server that computes each signature and each hash itself.
@Suite("A real S3 server", .serialized)
struct RealServerTests {
    private let content = Data("hello, store".utf8)

    @Test func `keeps a file once, and gives it back as it came`() async throws {
        let folder = try TestFolder()
        try await onRealServer { [content] client, http in
            let disposition = "inline; filename=\"a.png\"; filename*=UTF-8''%C3%A9t%C3%A9.png"
            let upload = try S3Upload.sample(
                content,
                in: folder,
                headers: ["Content-Type": "image/png", "Content-Disposition": disposition]
            )
            #expect(try await client.head(upload.key) == nil)
            #expect(try await client.put(upload) == .stored)
            #expect(try await client.put(upload) == .alreadyThere)
            #expect(
                try await client.head(upload.key)
                    == S3Facts(size: content.count, contentType: "image/png")
            )
            #expect(try await client.keys(under: "files/") == [upload.key])
            #expect(try await client.keys(under: "other/").isEmpty)

            let answer = try await fetch(
                client.presignedURL(of: upload.key, lifetime: 60),
                http
            )
            #expect(answer.body == content)
            #expect(answer.headers["Content-Type"] == "image/png")
            #expect(answer.headers["Content-Disposition"] == disposition)

            try await client.createBucket()
            try await client.probe(timeout: 30)
        }
    }

    @Test func `accepts every character of a key`() async throws {
        let folder = try TestFolder()
        try await onRealServer { [content] client, _ in
            let keys = [
                "demandes/42/photo été(1).jpg", "a+b@c d~e", "x/!*'();:&=$,[]%", "..a/-_.b",
                "日本/%2F",
            ]
            for key in keys {
                _ = try await client.put(try .sample(content, in: folder, key: key))
                #expect(try await client.head(key)?.size == content.count)
            }
            #expect(try await client.keys(under: "") == keys.sorted())
        }
    }

    @Test func `refuses who does not know the secret, and a bucket that is not there`()
        async throws
    {
        let folder = try TestFolder()
        try await onRealServer { [content] client, http in
            let upload = try S3Upload.sample(content, in: folder)
            let stranger = S3Client(
                .real(client.bucket.endpoint, secret: "tested"),
                http: http
            )
            let refusal = try await failure { _ = try await stranger.put(upload) }
            #expect(refusal?.reason == .refused(status: 403, code: "SignatureDoesNotMatch"))
            #expect(refusal?.isTransient == false)
            #expect(refusal?.mayHaveTakenEffect == false)
            #expect(try await failure { try await stranger.probe(timeout: 30) } != nil)

            let lost = S3Client(.real(client.bucket.endpoint, name: "nowhere"), http: http)
            let missing = try await failure { _ = try await lost.put(upload) }
            #expect(missing?.reason == .refused(status: 404, code: "NoSuchBucket"))
            #expect(try await failure { try await lost.probe(timeout: 30) } != nil)
            #expect(try await client.keys(under: "").isEmpty)
        }
    }

    @Test func `refuses what is not what was signed`() async throws {
        try await onRealServer { client, _ in
            var request = S3Request(operation: "PutObject", method: .put, key: "a")
            request.body = .bytes(Data("changed on its way".utf8))
            request.payloadHash = S3Encoding.hash("as it was signed")
            let error = try await failure { [request] in _ = try await client.send(request) }
            #expect(error?.reason == .refused(status: 400, code: "XAmzContentSHA256Mismatch"))
            #expect(try await client.head("a") == nil)
        }
    }

    @Test func `gives nothing at an address that expired or was changed`() async throws {
        let folder = try TestFolder()
        try await onRealServer { [content] client, http in
            let upload = try S3Upload.sample(content, in: folder)
            _ = try await client.put(upload)
            let earlier = S3Client(
                client.bucket,
                http: http,
                clock: WallClock(now: { Date() - 600 }, sleep: { _ in })
            )
            let good = earlier.presignedURL(of: upload.key, lifetime: 900)
            #expect(try await fetch(good, http).status == 200)
            for bad in [
                earlier.presignedURL(of: upload.key, lifetime: 300),
                good.replacing("Expires=900", with: "Expires=9000"),
                good.replacing("a.png", with: "b.png"),
            ] {
                #expect(try await fetch(bad, http).status == 403)
            }
            let unsigned = String(good.prefix { $0 != "?" })
            #expect(try await fetch(unsigned, http).status >= 400)
        }
    }

    @Test func `puts the parts of a large file together`() async throws {
        let folder = try TestFolder()
        var limits = S3Limits()
        limits.partSize = 5 << 20
        let large = Random.bytes(21_200_000)
        try await onRealServer(limits: limits) { client, http in
            let upload = try S3Upload.sample(large, in: folder)
            #expect(try await client.put(upload) == .stored)
            #expect(try await client.put(upload) == .alreadyThere)
            #expect(
                try await client.head(upload.key)
                    == S3Facts(size: large.count, contentType: "image/png")
            )
            let url = client.presignedURL(of: upload.key, lifetime: 60)
            #expect(try await fetch(url, http).body == large)
            #expect(try await client.keys(under: "") == [upload.key])
        }
    }
}
