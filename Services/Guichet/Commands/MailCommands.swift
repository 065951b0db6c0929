import Contracts
import Runtime
import ServiceKit

/// Mails, and the decisions that some of them wait for.
enum MailCommands {
    static let all = [list, uncertain, resend, dismiss]

    private static let list = Command(
        "mail list",
        "Lists mails, newest first",
        options: allMails.options
    ) { arguments, environment in
        try await show(allMails, arguments, environment)
    }

    private static let uncertain = Command(
        "mail uncertain",
        "Lists the mails of which nobody knows whether they were sent",
        options: someMails.options
    ) { arguments, environment in
        try await show(someMails, arguments, environment, state: .uncertain)
    }

    private static let resend = Command(
        "mail resend",
        words: "KEY",
        "Sends an uncertain or failed mail again; it may arrive twice",
        options: [.json]
    ) { arguments, environment in
        try await resolve(arguments, environment, .resend)
    }

    private static let dismiss = Command(
        "mail dismiss",
        words: "KEY",
        "Lets an uncertain or failed mail be; it is never sent again",
        options: [.json]
    ) { arguments, environment in
        try await resolve(arguments, environment, .dismiss)
    }

    private static let someMails = Paging("--after", "KEY")
    private static let allMails = Paging(
        "--after",
        "KEY",
        filter: Option(
            name: "--state",
            value: "STATE",
            help: MailState.known.map(\.rawValue).joined(separator: ", ")
        )
    )

    private static func show(
        _ paging: Paging,
        _ arguments: Arguments,
        _ environment: Environment,
        state: MailState? = nil
    ) async throws {
        try arguments.checkNoWords()
        var query = paging.query(arguments)
        if let state { query["state"] = state.rawValue }
        let page = try await ServiceConversation(.notifications, environment).call(
            NotificationsAPI.listMails,
            Nothing(),
            query: query
        )
        try paging.show(page, \.mails, next: page.next, arguments, line: line)
    }

    private static func resolve(
        _ arguments: Arguments,
        _ environment: Environment,
        _ action: MailResolutionAction
    ) async throws {
        let mail = try await ServiceConversation(.notifications, environment).call(
            NotificationsAPI.resolveMail,
            MailResolution(action: action),
            parameters: ["key": try arguments.word("mail's key")]
        )
        guard !arguments.has("--json") else { return try Output.json(mail) }
        print(line(mail))
    }

    private static func line(_ mail: MailSummary) -> String {
        var parts = [
            Output.date(mail.createdAt), mail.state.rawValue, mail.key, mail.to, mail.subject,
        ]
        if mail.attempts > 1 { parts.append("tried \(mail.attempts) times") }
        if let next = mail.nextAttemptAt { parts.append("next at \(Output.date(next))") }
        if let error = mail.lastError { parts.append("(\(error))") }
        return Output.line(parts.joined(separator: "  "))
    }
}
