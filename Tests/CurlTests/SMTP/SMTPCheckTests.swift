import TestSupport
import Testing

@testable import Curl

@Suite("Asking a mail server without a mail", .timeLimit(.minutes(1)))
struct SMTPCheckTests {
    let server: SMTPStandIn
    let client: SMTPClient

    init() throws {
        server = try SMTPStandIn()
        client = SMTPClient(.standIn(server))
    }

    @Test func `logs in and sends nothing`() async throws {
        try await server.run { [server, client] in
            #expect(await client.check() == nil)
            let verbs = server.commands.map { $0.prefix { $0 != " " } }
            #expect(verbs.contains("AUTH"))
            #expect(!verbs.contains("MAIL"))
            #expect(server.mails.isEmpty)
            guard case .accepted = await client.send(try .sample()) else {
                Issue.record("a mail goes out after it")
                return
            }
            #expect(await client.check() == nil)
            #expect(server.mails.count == 1)
        }
    }

    @Test func `finds that the login is refused, and that it is not any more`() async throws {
        server.fail(.login, .reply("535 5.7.8 no"))
        try await server.run { [server, client] in
            let refusal = SMTPReply(code: 535, enhanced: "5.7.8")
            #expect(await client.check() == .accountRefusal(refusal))
            server.heal()
            #expect(await client.check() == nil)
        }
    }

    @Test func `finds that it turns everybody away`() async throws {
        server.fail(.greeting, .reply("421 4.3.2 no"))
        try await server.run { [client] in
            let reply = SMTPReply(code: 421, enhanced: "4.3.2")
            #expect(await client.check() == .notReached(.turnedAway(reply)))
        }
    }

    @Test func `finds that it hangs up`() async throws {
        server.fail(.hello, .close)
        try await server.run { [client] in
            guard case .notReached = await client.check() else {
                Issue.record("nobody was reached")
                return
            }
        }
    }
}
