import Contracts
import Runtime
import ServiceKit

/// The mails that came in.
enum IncomingMailCommands {
    static let all = [incoming]

    private static let incoming = Command(
        "mail incoming",
        "Lists the mails that came in, oldest first",
        options: [
            Option(name: "--limit", value: "N", help: "how many, 1 to 200 (50)"),
            Option(name: "--after", value: "N", help: "the number of the last of the page before"),
            .json,
        ]
    ) { arguments, environment in
        try arguments.checkNoWords()
        var query: [String: String] = [:]
        for name in ["limit", "after"] { query[name] = arguments.value("--\(name)") }
        let page = try await ServiceConversation(.notifications, environment).call(
            NotificationsAPI.incomingMails,
            Nothing(),
            query: query
        )
        guard !arguments.has("--json") else { return try Output.json(page) }
        for mail in page.mails { print(line(mail)) }
        let limit = arguments.value("--limit").flatMap(Int.init) ?? 50
        if page.mails.count == limit, let last = page.mails.last {
            print("more: --after \(last.sequence)")
        }
    }

    private static func line(_ mail: IncomingMail) -> String {
        var parts = [
            String(mail.sequence), Output.date(mail.receivedAt), mail.id, mail.kind.rawValue,
            mail.from, mail.subject,
        ]
        if let ticket = mail.ticketID {
            parts.append("ticket \(ticket) by \(mail.matchedBy ?? "")")
        }
        if !mail.attachments.isEmpty { parts.append("\(mail.attachments.count) files") }
        return Output.line(parts.joined(separator: "  "))
    }
}
