import Contracts
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import TestSupport
import Testing

@testable import Guichet

@Suite("A command about mails")
struct MailCommandTests {
    @Test(arguments: [
        (["mail", "list"], "GET /v1/mails? "),
        (
            ["mail", "list", "--state", "failed", "--limit", "5", "--after", "run:1"],
            "GET /v1/mails?after=run:1&limit=5&state=failed "
        ),
        (["mail", "uncertain"], "GET /v1/mails?state=uncertain "),
        (
            ["mail", "resend", "run/1:mail"],
            #"POST /v1/mails/run%2F1:mail/resolution? {"action":"resend"}"#
        ),
        (
            ["mail", "dismiss", "run:1"],
            #"POST /v1/mails/run:1/resolution? {"action":"dismiss"}"#
        ),
    ])
    func `makes the call that it is for`(line: [String], call: String) async throws {
        for format in [[], ["--json"]] {
            let stub = try NotificationsStub()
            try await stub.run(line + format)
            #expect(stub.asked.all.map { $0.replacing("%3A", with: ":") } == [call])
        }
    }

    @Test(arguments: [["mail", "resend"], ["mail", "dismiss", "a", "b"], ["mail", "list", "a"]])
    func `asks nothing without the words that it needs`(line: [String]) async throws {
        let stub = try NotificationsStub()
        await #expect(throws: UsageError.self) { try await stub.run(line) }
        #expect(stub.asked.all.isEmpty)
    }
}

/// A Notifications that notes what it is asked and answers samples.
private struct NotificationsStub: Sendable {
    /// `METHOD path?query body`, one for each request.
    let asked = Notes()
    private let server: HTTPServer
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        let mail = MailSummary(
            key: "run:1",
            messageID: "1@example.com",
            to: "anna@example.com",
            subject: "Devis",
            ticketID: nil,
            state: .uncertain,
            attempts: 2,
            lastError: "no answer",
            createdAt: Date(timeIntervalSince1970: 1_767_225_600),
            nextAttemptAt: nil
        )
        let asked = asked
        @Sendable func note(_ request: Request) {
            let query = request.head.query.sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            let body = String(decoding: request.bytes, as: UTF8.self)
            asked.add("\(request.method.rawValue) \(request.path)?\(query) \(body)")
        }
        let routes = [
            Route(NotificationsAPI.listMails) { _, request in
                note(request)
                return MailList(mails: [mail], next: "run:1")
            },
            Route(NotificationsAPI.resolveMail) { _, request in
                note(request)
                return mail
            },
        ]
        let log = Log(service: "stub", write: { _ in })
        server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router(routes, log: log, metrics: Metrics()),
            log: log
        )
    }

    func run(_ line: [String]) async throws {
        let command = try #require(Commands.all.first { line.starts(with: $0.path) })
        let rest = line.dropFirst(command.path.count)
        try await server.whileRunning {
            let environment = Environment([
                "NOTIFICATIONS_URL": "http://127.0.0.1:\(server.boundPort)",
                "GUICHET_DATA_DIR": folder.path,
            ])
            try await command.run(Arguments(rest, options: command.options), environment)
        }
    }
}
