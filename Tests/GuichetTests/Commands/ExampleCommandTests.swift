import Contracts
import FoundationEssentials
import Runtime
import TestSupport
import Testing

@testable import Guichet

@Suite("The examples of corrected requests")
struct ExampleCommandTests {
    static let calls = [
        "GET /requests/corrections?limit=200 no key ",
        "GET /requests/corrections?after=1&limit=200 no key ",
    ]

    private func run(_ options: [String], against stub: IngestStub) async throws {
        let path = ["classification", "examples"]
        let command = try #require(Commands.all.first { $0.path == path })
        try await stub.run { environment in
            try await command.run(Arguments(options, options: command.options), environment)
        }
    }

    @Test(arguments: [[], ["--json"]])
    func `are asked for page by page`(options: [String]) async throws {
        let stub = try IngestStub()
        try await run(options, against: stub)
        #expect(stub.asked.all == Self.calls)
    }

    @Test func `are written as a whole, one a line, in the place of what was there`()
        async throws
    {
        let folder = try TestFolder()
        let file = try folder.write("earlier", to: "corrections.jsonl")
        let stub = try IngestStub()
        try await run(["--out", file], against: stub)
        #expect(stub.asked.all == Self.calls)
        let text = String(decoding: try folder.read("corrections.jsonl"), as: UTF8.self)
        #expect(
            text == #"""
                {"description":"é","fichiers":["a.png"],"form_source":"contact",\#
                "label":"SUPPORT","lang":"fr","objet":"Chaise","tags":["corrected"]}
                {"description":"é","fichiers":["a.png"],"form_source":"contact",\#
                "label":"SUPPORT","lang":"fr","objet":"Table","tags":["corrected"]}

                """#
        )
        #expect(try folder.names() == ["corrections.jsonl"])
    }

    @Test func `leave what was there when they cannot be had or written`() async throws {
        let folder = try TestFolder()
        let file = try folder.write("earlier", to: "corrections.jsonl")
        let refusal = Problem(type: "t", title: "No", status: 503, detail: nil, errors: nil)
        await #expect(throws: CommandFailure.self) {
            try await run(["--out", file], against: try IngestStub(refusal: refusal))
        }
        let text = String(decoding: try folder.read("corrections.jsonl"), as: UTF8.self)
        #expect(text == "earlier")
        let error = await #expect(throws: CommandFailure.self) {
            try await run(["--out", "/nowhere/c.jsonl"], against: try IngestStub())
        }
        #expect(error?.description.hasPrefix("/nowhere/c.jsonl cannot be written: ") == true)
    }
}
