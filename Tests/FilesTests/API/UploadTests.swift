import Contracts
import Curl
import FoundationEssentials
import TestSupport
import Testing

@testable import Files

@Suite("An uploaded file")
struct UploadTests {
    let fixture: FilesFixture

    init() throws {
        fixture = try FilesFixture(["FILES_SIZE_LIMIT": "1000"])
    }

    @Test func `has one link, whatever fraction of a second it was kept in`() async throws {
        let time = TestTime()
        time.pass(0.9997)
        let fixture = try FilesFixture(clock: time.clock)
        try await fixture.run { service in
            let answer = try await service.upload(Samples.png)
            let again = try await service.upload(Samples.png)
            #expect(answer.status == 201)
            #expect(again.body == answer.body)
        }
    }

    @Test func `is kept once, and nothing of it stays in the spool`() async throws {
        try await fixture.run { service in
            let answer = try await service.upload(Samples.pdf, name: "plan été.pdf")
            #expect(answer.status == 201)
            let stored = try answer.decoded(StoredFile.self)
            #expect(stored.type == "application/pdf")
            #expect(stored.name == "plan été.pdf")
            #expect(try await service.upload(Samples.pdf, name: "plan été.pdf").body == answer.body)
            #expect(try fixture.kept() == ["\(stored.id).pdf"])
            #expect(Array(try await service.download(stored.url).body) == Samples.pdf)
        }
        #expect(try fixture.spooled().isEmpty)
    }

    @Test func `is refused under the key of another content or name`() async throws {
        try await fixture.run { service in
            #expect(try await service.upload(Samples.png).status == 201)
            for answer in [
                try await service.upload(Samples.gif),
                try await service.upload(Samples.png, name: "b"),
            ] {
                #expect(answer.status == 409)
                #expect(answer.problemKind == "idempotency-key-reused")
            }
        }
    }

    @Test func `is refused when it is not what it seems, empty or too large`() async throws {
        try await fixture.run { service in
            for content in [Samples.elf, Samples.html, []] {
                let answer = try await service.upload(content)
                #expect(answer.status == 422)
                #expect(answer.problemKind == "file-type-refused")
            }
            let large = try await service.upload(Samples.png + Array(repeating: 0, count: 1_000))
            #expect(large.status == 413)
            #expect(try fixture.kept().isEmpty)
        }
        #expect(try fixture.spooled().isEmpty)
    }

    @Test func `needs a key and a name`() async throws {
        try await fixture.run { service in
            let keyless = try await service.upload(Samples.png, key: nil)
            #expect(keyless.problemKind == "missing-idempotency-key")
            for name in ["", "a\nb"] {
                let answer = try await service.upload(Samples.png, name: name)
                #expect(answer.status == 400)
                #expect(answer.problemKind == "bad-parameter")
            }
        }
    }
}
