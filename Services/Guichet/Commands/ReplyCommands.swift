import Contracts
import FoundationEssentials
import Runtime

/// The replies that come in by themselves, as an operator sees them.
enum ReplyCommands {
    static let all = [poll, mails, retryMail]

    private static let poll = Command(
        "validation poll",
        "Has replies looked for now, and again after each interval until it is interrupted",
        options: [
            Option(name: "--interval", value: "S", help: "seconds between two looks (60)"),
            Option(
                name: "--once",
                value: nil,
                help: "looks only once; ends with 1 when something could not be looked at"
            ),
            .json,
        ]
    ) { arguments, environment in
        try arguments.checkNoWords()
        let interval = try arguments.integer("--interval", in: 1...86_400) ?? 60
        let ingest = try IngestConversation(environment)
        guard !arguments.has("--once") else {
            let outcome = try await ingest.call(IngestAPI.pollValidations, Nothing())
            try Self.show(outcome, asJSON: arguments.has("--json"))
            return try Self.requireWhole(outcome)
        }
        while true {
            do {
                let outcome = try await ingest.call(IngestAPI.pollValidations, Nothing())
                try Self.show(outcome, asJSON: arguments.has("--json"))
            } catch let error as CommandFailure {
                // Ingest may be restarting: the next look finds what this one missed.
                StandardError.write("guichet: \(error)\n")
            }
            try await Task.sleep(for: .seconds(interval))
        }
    }

    private static let paging = Paging(
        "--before",
        "MAIL",
        filter: Option(
            name: "--state",
            value: "STATE",
            help: "only waiting, handled, held or set_aside"
        )
    )

    private static let mails = Command(
        "validation mails",
        "Lists mails that came in, newest first; those that wait for a person",
        options: paging.options
    ) { arguments, environment in
        try arguments.checkNoWords()
        let page = try await IngestConversation(environment).call(
            IngestAPI.listIncoming,
            Nothing(),
            query: paging.query(arguments)
        )
        try paging.show(page, \.mails, next: page.next, arguments, line: line)
    }

    private static let retryMail = Command(
        "validation retry-mail",
        words: "MAIL",
        "Works now on a mail that was held or set aside",
        options: [.json]
    ) { arguments, environment in
        let ingest = try IngestConversation(environment)
        let mail = try await ingest.call(
            IngestAPI.retryIncoming,
            Nothing(),
            parameters: ["mail": try arguments.word("mail's name")]
        )
        guard !arguments.has("--json") else { return try Output.json(mail) }
        print(Self.line(mail))
    }

    /// What could not be looked at is said on standard error, whatever the form.
    private static func show(_ outcome: PollOutcome, asJSON: Bool) throws {
        for line in troubles(of: outcome) { StandardError.write("guichet: \(line)\n") }
        guard !asJSON else { return try Output.json(outcome) }
        print(Output.date(Date()), summary(of: outcome))
    }

    /// - Throws: `CommandFailure` when something was not looked at.
    static func requireWhole(_ outcome: PollOutcome) throws {
        guard outcome.failures.isEmpty else {
            throw CommandFailure("the look was not whole: \(outcome.failures.count) not looked at")
        }
    }

    /// A line for each thing that was not looked at.
    static func troubles(of outcome: PollOutcome) -> [String] {
        outcome.failures.map { "not looked at: \(Output.line($0))" }
    }

    /// What was found and done, and whether each place could be read.
    static func summary(of outcome: PollOutcome) -> String {
        let sources = outcome.sources.map { "\($0.source) \(words[$0.state] ?? "\($0.state)")" }
        let parts = [
            "\(outcome.arrived) mails arrived, \(outcome.acted) acted on,",
            "\(outcome.held) held, \(outcome.setAside) set aside, \(outcome.waiting) waiting;",
            "\(outcome.tickets) tickets looked at, \(outcome.decisions) decisions;",
            sources.joined(separator: ", "),
        ]
        return Output.line(parts.joined(separator: " "))
    }

    private static let words: [PolledState: String] = [
        .read: "read", .notRead: "could not be read", .notConfigured: "not configured",
    ]

    private static func line(_ mail: ArrivedMailSummary) -> String {
        let parts = [
            Output.date(mail.arrivedAt), mail.mail, mail.state.rawValue,
            mail.ticketID?.rawValue ?? "no ticket", mail.from, mail.outcome ?? "",
        ]
        return Output.line(parts.joined(separator: "  "))
    }
}
