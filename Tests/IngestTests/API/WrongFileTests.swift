import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A form with a wrong list of files", .timeLimit(.minutes(1)))
struct WrongFileTests {
    static let right = #"{"name":"vase.png","url":"https://site.example.com/vase.png"}"#

    static func file(_ members: [String: String]) -> String {
        FormJSON.text(
            ["name": #""vase.png""#, "url": #""https://site.example.com/vase.png""#]
                .merging(members) { $1 }
        )
    }

    private func refuse(_ files: String, for fields: [String]) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(FormJSON.with(["fichiers": files]))
            #expect(response.status == 422)
            #expect(response.wrongFields == fields)
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
            #expect(ingest.house.calls(.fetchFile) == 0)
        }
    }

    @Test(arguments: ["1", "\"vase.png\"", "{}", "[1]", "[null]", "[[]]", "[\(right),\"b\"]"])
    func `is refused when it is no list of objects`(files: String) async throws {
        try await refuse(files, for: ["#/fichiers"])
    }

    @Test(arguments: ["", "null", "[]"])
    func `may have none`(files: String) async throws {
        try await IngestFixture.run { ingest in
            let answer = try await ingest.answer(FormJSON.with(["fichiers": files]))
            #expect(answer.filesUploaded == 0)
        }
    }

    @Test(arguments: [
        ("name", ""), ("name", "null"), ("name", #""""#), ("name", "1"), ("name", #""a\nb.png""#),
        ("name", "\"\(String(repeating: "a", count: 256))\""), ("url", ""), ("url", "null"),
        ("url", #""""#), ("url", "1"), ("url", #""vase.png""#), ("url", #""/vase.png""#),
        ("url", #""ftp://example.com/vase.png""#), ("url", #""file:///etc/passwd""#),
        ("url", #""javascript:alert(1)""#), ("url", #""http://""#),
        ("url", #""https:///vase.png""#),
        ("url", #""https://example.com/a b.png""#), ("url", #""https://example.com/\u2028a""#),
        ("url", "\"https://example.com/\(String(repeating: "a", count: 2_048))\""),
        ("size", "-1"), ("size", "1.5"), ("size", #""12""#), ("size", "1e30"), ("size", "true"),
        ("type", "1"), ("type", #""image/png\r\nX-A: b""#),
    ])
    func `is refused for the member that is wrong`(member: String, value: String) async throws {
        try await refuse("[\(Self.file([member: value]))]", for: ["#/fichiers/0/\(member)"])
    }

    @Test func `is refused for each wrong file`() async throws {
        try await refuse(
            "[\(Self.file(["url": "1"])),\(Self.right),\(Self.file(["name": "", "size": "-1"]))]",
            for: ["#/fichiers/0/url", "#/fichiers/2/name", "#/fichiers/2/size"]
        )
    }

    @Test func `may have twenty files, and no more`() async throws {
        let twenty = [String](repeating: Self.right, count: 20).joined(separator: ",")
        try await refuse("[\(twenty),\(Self.right)]", for: ["#/fichiers"])
        try await IngestFixture.run { ingest in
            let answer = try await ingest.answer(FormJSON.with(["fichiers": "[\(twenty)]"]))
            #expect(answer.filesUploaded == 20)
        }
    }

    @Test(arguments: ["0", "1024", "null", ""])
    func `may say how large a file is`(size: String) async throws {
        try await IngestFixture.run { ingest in
            let file = Self.file(["size": size, "type": #""image/png""#])
            _ = try await ingest.answer(FormJSON.with(["fichiers": "[\(file)]"]))
            let fetched = ingest.house.inputs(.fetchFile, as: FileToFetch.self)
            #expect(fetched.map(\.size) == [Int(size)])
        }
    }
}
