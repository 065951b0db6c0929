import Contracts
import Foundation
import Runtime
import StrictJSON

/// Customers' requests, as an operator sees them.
enum RequestCommands {
    static let all = [send, list, show, retry]

    private static let send = Command(
        "request send",
        words: "FILE|-",
        "Posts a request, JSON as a form sends it, and prints the answer",
        options: [.json]
    ) { arguments, environment in
        let body = try Self.read(try arguments.word("file, or - for standard input"))
        let answer = try await IngestConversation(environment).post(body)
        if arguments.has("--json") {
            print(String(decoding: answer, as: UTF8.self))
        } else if let done = try? WireCoding.decode(RequestAnswer.self, from: answer) {
            print("ticket", done.ticketID, done.validationStatus, done.ticketURL)
            print(done.message)
        } else {
            let progress = try WireCoding.decode(RequestProgress.self, from: answer)
            print("request", progress.requestID, progress.state, progress.statusURL)
        }
    }

    private static let paging = Paging(
        "--before",
        "ID",
        filter: Option(
            name: "--state",
            value: "STATE",
            help: "running, waiting, done or quarantined"
        )
    )

    private static let list = Command(
        "request list",
        "Lists requests and the work that follows them, newest first",
        options: paging.options
    ) { arguments, environment in
        try arguments.checkNoWords()
        let page = try await IngestConversation(environment).call(
            IngestAPI.listRequests,
            Nothing(),
            query: paging.query(arguments)
        )
        try paging.show(page, \.requests, next: page.next, arguments, line: line)
    }

    private static let show = Command(
        "request show",
        words: "ID",
        "Shows a request with its recorded steps; --json shows their results whole",
        options: [.json]
    ) { arguments, environment in
        let details = try await IngestConversation(environment).call(
            IngestAPI.inspectRequest,
            Nothing(),
            parameters: ["request": try arguments.word("request's ID")]
        )
        guard !arguments.has("--json") else { return try Output.json(details) }
        print(Self.line(details.request))
        for step in details.steps {
            print(" ", Output.date(step.recordedAt), step.name, Output.excerpt(step.result))
        }
    }

    private static let retry = Command(
        "request retry",
        words: "ID",
        "Runs a waiting or quarantined request again now",
        options: [.json]
    ) { arguments, environment in
        let request = try await IngestConversation(environment).call(
            IngestAPI.retryRequest,
            Nothing(),
            parameters: ["request": try arguments.word("request's ID")]
        )
        guard !arguments.has("--json") else { return try Output.json(request) }
        print(Self.line(request))
    }

    private static func line(_ request: RequestSummary) -> String {
        var parts = [
            Output.date(request.receivedAt), request.requestID.rawValue, request.kind,
            request.state,
        ]
        if request.attempts > 0 { parts.append("failed \(Output.count(request.attempts, "time"))") }
        if let next = request.nextAttemptAt, request.attempts > 0 {
            parts.append("next at \(Output.date(next))")
        }
        if let error = request.lastError { parts.append("(\(error))") }
        return Output.line(parts.joined(separator: "  "))
    }

    private static func read(_ path: String) throws -> Data {
        guard path != "-" else { return FileHandle.standardInput.readDataToEndOfFile() }
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw CommandFailure("\(path) cannot be read")
        }
    }
}
