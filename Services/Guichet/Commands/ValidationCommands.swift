import Contracts
import Runtime

/// Quotes and the answers to them, as an operator sees them.
enum ValidationCommands {
    static let all = [listPending, check, process, estimate]

    private static let listPending = Command(
        "validation list-pending",
        "Lists the quotes that wait for an answer, newest first",
        options: [
            Option(
                name: "--status",
                value: "STATUS",
                help: "only pending_info, pending_credits or pending_admin"
            ),
            Option(name: "--limit", value: "N", help: "how many, 1 to 200 (50)"),
            Option(name: "--before", value: "TICKET", help: "the last of the page before"),
            .json,
        ]
    ) { arguments, environment in
        try arguments.checkNoWords()
        var query: [String: String] = [:]
        for name in ["status", "limit", "before"] { query[name] = arguments.value("--\(name)") }
        let page = try await IngestConversation(environment).call(
            IngestAPI.listValidations,
            Nothing(),
            query: query
        )
        guard !arguments.has("--json") else { return try Output.json(page) }
        for validation in page.validations { print(Self.line(validation)) }
        if let next = page.next { print("more: --before \(next)") }
    }

    private static let check = Command(
        "validation check",
        words: "TICKET",
        "Looks at one ticket now: what came in for it, a due reminder or expiry",
        options: [.json]
    ) { arguments, environment in
        let details = try await IngestConversation(environment).call(
            IngestAPI.checkValidation,
            Nothing(),
            parameters: ["ticket": try arguments.word("ticket's ID")]
        )
        guard !arguments.has("--json") else { return try Output.json(details) }
        print(Self.line(details.validation))
        for failure in details.failures ?? [] {
            StandardError.write("guichet: not looked at: \(Output.line(failure))\n")
        }
        for reply in details.replies {
            let words = Output.line(reply.ownWords)
            print(" ", Output.date(reply.receivedAt), reply.channel, reply.intent, words)
        }
    }

    private static let process = Command(
        "validation process",
        words: "TICKET",
        "Acts on a client's answer, given as text",
        options: [
            Option(name: "--response", value: "TEXT", help: "what the client wrote"), .json,
        ]
    ) { arguments, environment in
        guard let text = arguments.value("--response") else {
            throw UsageError("give the client's answer with --response TEXT")
        }
        let outcome = try await IngestConversation(environment).call(
            IngestAPI.processReply,
            ReplyToProcess(text: text),
            parameters: ["ticket": try arguments.word("ticket's ID")]
        )
        guard !arguments.has("--json") else { return try Output.json(outcome) }
        print(outcome.ticketID, outcome.status, "read as \(outcome.reading.intent)")
        print(outcome.message)
    }

    private static let estimate = Command(
        "validation estimate",
        words: "TICKET",
        "Gives the estimate that waits for an admin; the quote is sent",
        options: [
            Option(name: "--credits", value: "N", help: "what it costs"), .json,
        ]
    ) { arguments, environment in
        guard let credits = try arguments.integer("--credits", in: Credits.range) else {
            throw UsageError("give the estimate with --credits N")
        }
        let given = try await IngestConversation(environment).call(
            IngestAPI.giveEstimate,
            EstimateToGive(credits: credits),
            parameters: ["ticket": try arguments.word("ticket's ID")]
        )
        guard !arguments.has("--json") else { return try Output.json(given) }
        print(given.ticketID, given.status, "\(given.credits) credits")
        print(given.message)
    }

    private static func line(_ validation: ValidationSummary) -> String {
        var parts = [
            Output.date(validation.quotedAt), validation.ticketID.rawValue,
            validation.status.rawValue, validation.userEmail,
        ]
        if let credits = validation.credits { parts.append("\(credits) credits") }
        if let task = validation.subtaskID { parts.append("task \(task)") }
        parts.append(validation.objet)
        return Output.line(parts.joined(separator: "  "))
    }
}
