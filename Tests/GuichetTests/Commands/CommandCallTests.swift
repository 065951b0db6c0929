import Contracts
import Runtime
import TestSupport
import Testing

@testable import Guichet

@Suite("A command that asks Ingest")
struct CommandCallTests {
    private func run(_ line: [String], against stub: IngestStub) async throws {
        let command = try #require(Commands.all.first { line.starts(with: $0.path) })
        let rest = line.dropFirst(command.path.count)
        try await stub.run { environment in
            try await command.run(Arguments(rest, options: command.options), environment)
        }
    }

    @Test(arguments: [
        (["request", "list"], "GET /requests? no key "),
        (
            ["request", "list", "--state", "waiting", "--limit", "5", "--before", "req_9"],
            "GET /requests?before=req_9&limit=5&state=waiting no key "
        ),
        (["request", "show", "req_1"], "GET /requests/req_1/details? no key "),
        (["request", "show", "a/b"], "GET /requests/a%2Fb/details? no key "),
        (["request", "retry", "req_1"], "POST /requests/req_1/retry? no key "),
        (
            ["request", "correct", "req_1", "support"],
            #"POST /requests/req_1/type? key {"type":"SUPPORT"}"#
        ),
        (
            ["request", "correct", "req_1", "MODELISATION", "--note", "Vu"],
            #"POST /requests/req_1/type? key {"note":"Vu","type":"MODELISATION"}"#
        ),
        (
            ["validation", "list-pending", "--status", "pending_info"],
            "GET /validations?status=pending_info no key "
        ),
        (["validation", "check", "T-1"], "POST /validations/T-1/check? no key "),
        (
            ["validation", "process", "T-1", "--response", "Je valide"],
            #"POST /validations/T-1/replies? key {"text":"Je valide"}"#
        ),
        (
            ["validation", "estimate", "T-1", "--credits", "2"],
            #"POST /validations/T-1/estimate? key {"credits":2}"#
        ),
        (["validation", "poll", "--once"], "POST /validations/poll? no key "),
        (["validation", "mails", "--state", "held"], "GET /incoming-mails?state=held no key "),
        (
            ["validation", "retry-mail", "mail:m1"],
            "POST /incoming-mails/mail%3Am1/retry? no key "
        ),
    ])
    func `makes the call that it is for`(line: [String], call: String) async throws {
        for format in [[], ["--json"]] {
            let stub = try IngestStub()
            try await run(line + format, against: stub)
            #expect(stub.asked.all == [call])
        }
    }

    @Test func `posts a file as it is`() async throws {
        let folder = try TestFolder()
        let file = try folder.write(#"{"objet": "é"}"#, to: "request.json")
        let stub = try IngestStub()
        try await run(["request", "send", file], against: stub)
        #expect(stub.asked.all == [#"POST /webhook/request? no key {"objet": "é"}"#])
    }

    @Test func `says that a file cannot be read before it asks`() async throws {
        let stub = try IngestStub()
        let error = await #expect(throws: CommandFailure.self) {
            try await run(["request", "send", "/nowhere/x.json"], against: stub)
        }
        #expect(error?.description == "/nowhere/x.json cannot be read")
        #expect(stub.asked.all.isEmpty)
    }

    @Test(arguments: [
        ["request", "show"], ["request", "show", "a", "b"], ["request", "list", "a"],
        ["request", "correct", "req_1"], ["request", "correct", "req_1", "SUPPORT", "x"],
        ["classification", "examples", "all"],
        ["validation", "check"], ["request", "send"], ["validation", "estimate", "T-1"],
        ["validation", "retry-mail"], ["validation", "poll", "now"],
        ["validation", "poll", "--interval", "0"],
    ])
    func `asks nothing without the words that it needs`(line: [String]) async throws {
        let stub = try IngestStub()
        await #expect(throws: UsageError.self) { try await run(line, against: stub) }
        #expect(stub.asked.all.isEmpty)
    }

    @Test func `says what Ingest refused and why`() async throws {
        let stub = try IngestStub(
            refusal: Problem(
                type: "urn:guichet:problem:validation",
                title: "The request is not valid",
                status: 422,
                detail: "1 field is not valid.",
                errors: [FieldError(pointer: "#/objet", detail: "is required")]
            )
        )
        let folder = try TestFolder()
        let file = try folder.write("{}", to: "request.json")
        let text =
            "The request is not valid. 1 field is not valid. #/objet is required. (422)"
        for line in [["request", "send", file], ["request", "list"]] {
            let error = await #expect(throws: CommandFailure.self) {
                try await run(line, against: stub)
            }
            #expect(error?.description == text)
        }
    }
}
