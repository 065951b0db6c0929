import FoundationEssentials
import Runtime
import TestSupport
import Testing

@testable import Curl

@Suite("The SMTP client")
struct SMTPClientTests {
    let server: SMTPStandIn

    init() throws {
        server = try SMTPStandIn()
    }

    @Test func `hands over the same bytes, one login for several mails`() async throws {
        try await server.run { [server] in
            let client = SMTPClient(.standIn(server))
            let mail = try SMTPMail.sample()
            for _ in 1...3 {
                let outcome = await client.send(mail)
                #expect(outcome == .accepted(SMTPReply(code: 250, enhanced: "2.0.0")))
            }
            #expect(server.mails.map(\.content) == [mail.content, mail.content, mail.content])
            #expect(server.mails.map(\.recipients) == Array(repeating: [mail.recipient], count: 3))
            #expect(server.connections == 1)
            #expect(server.commands.filter { $0.hasPrefix("AUTH") }.count == 1)
            #expect(server.commands.first == "EHLO example.com")
            let wire = server.mails.first.map { String(decoding: $0.wire, as: UTF8.self) }
            #expect(wire == "Subject: x\r\n\r\n..\r\n...two\r\n..three\r\nend\r\n")
        }
    }

    @Test func `connects anew when the kept connection has died`() async throws {
        try await server.run { [server] in
            let client = SMTPClient(.standIn(server))
            let mail = try SMTPMail.sample()
            _ = await client.send(mail)
            server.hangUp()
            let outcome = await client.send(mail)
            #expect(outcome == .accepted(SMTPReply(code: 250, enhanced: "2.0.0")))
            // The server's idle limit, told on the kept connection.
            server.fail(.sender, .reply("421 4.4.2 idle for too long"), times: 1)
            let third = await client.send(mail)
            #expect(third == .accepted(SMTPReply(code: 250, enhanced: "2.0.0")))
            #expect(server.mails.count == 3)
            #expect(server.connections == 3)
        }
    }

    @Test(
        arguments: [
            (.greeting, "421 4.3.2 later", .notReached(.turnedAway(SMTPReply(421, "4.3.2")))),
            (.greeting, "554 no", .accountRefusal(SMTPReply(554))),
            (.login, "535 5.7.8 no", .accountRefusal(SMTPReply(535, "5.7.8"))),
            (.login, "454 4.7.0 later", .notReached(.turnedAway(SMTPReply(454, "4.7.0")))),
            (.sender, "553 5.1.8 not yours", .accountRefusal(SMTPReply(553, "5.1.8"))),
            (.sender, "552 5.3.4 too large", .permanentRefusal(SMTPReply(552, "5.3.4"))),
            (.recipient, "450 4.2.1 busy", .transientRefusal(SMTPReply(450, "4.2.1"))),
            (.recipient, "550 5.1.1 nobody", .permanentRefusal(SMTPReply(550, "5.1.1"))),
            (.recipient, "550-5.7.1 no\r\n550 5.7.1 no", .accountRefusal(SMTPReply(550, "5.7.1"))),
            (.data, "451 4.3.0 later", .transientRefusal(SMTPReply(451, "4.3.0"))),
            (.content, "451 4.3.0 later", .transientRefusal(SMTPReply(451, "4.3.0"))),
            (.content, "552 5.2.3 too large", .permanentRefusal(SMTPReply(552, "5.2.3"))),
            (.content, "554 5.6.0 no", .permanentRefusal(SMTPReply(554, "5.6.0"))),
            (.content, "550 5.4.5 Daily limit", .accountRefusal(SMTPReply(550, "5.4.5"))),
            (.content, "421 closing", .notReached(.turnedAway(SMTPReply(421)))),
        ] as [(SMTPStandIn.Moment, String, SMTPOutcome)]
    )
    func `says what a refusal is about`(
        moment: SMTPStandIn.Moment,
        reply: String,
        outcome: SMTPOutcome
    ) async throws {
        try await server.run { [server] in
            server.fail(moment, .reply(reply))
            let result = await SMTPClient(.standIn(server)).send(try .sample())
            #expect(result == outcome)
            #expect(server.mails.isEmpty)
        }
    }

    @Test(
        arguments: [
            (.greeting, .close, .notReached(.connectionLost)),
            (.login, .close, .notReached(.connectionLost)),
            (.recipient, .close, .notReached(.connectionLost)),
            (.data, .close, .notReached(.connectionLost)),
            (.data, .closeInContent, .unknown(.connectionLost)),
            (.content, .close, .unknown(.connectionLost)),
            (.content, .storeAndClose, .unknown(.connectionLost)),
        ] as [(SMTPStandIn.Moment, SMTPStandIn.Fault, SMTPOutcome)]
    )
    func `is in doubt about a lost connection once content has left`(
        moment: SMTPStandIn.Moment,
        fault: SMTPStandIn.Fault,
        outcome: SMTPOutcome
    ) async throws {
        try await server.run { [server] in
            server.fail(moment, fault)
            let large = String(repeating: String(repeating: "a", count: 70) + "\r\n", count: 5000)
            let result = await SMTPClient(.standIn(server)).send(try .sample(large))
            #expect(result == outcome)
        }
    }

    @Test(
        arguments: [
            (.greeting, .silence, .notReached(.timedOut)),
            (.recipient, .silence, .notReached(.timedOut)),
            (.content, .storeAndFallSilent, .unknown(.timedOut)),
        ] as [(SMTPStandIn.Moment, SMTPStandIn.Fault, SMTPOutcome)]
    )
    func `is in doubt about a silence once content has left`(
        moment: SMTPStandIn.Moment,
        fault: SMTPStandIn.Fault,
        outcome: SMTPOutcome
    ) async throws {
        try await server.run { [server] in
            server.fail(moment, fault)
            var settings = SMTPSettings.standIn(server)
            settings.commandTimeout = 2
            settings.timeout = 4
            let result = await SMTPClient(settings).send(try .sample())
            #expect(result == outcome)
        }
    }

    @Test func `sends nothing in clear when it must not`() async throws {
        let plain = try SMTPStandIn(keywords: ["starttls", "AUTH PLAIN"])
        try await plain.run {
            var settings = SMTPSettings.standIn(plain)
            settings.security = .starttls
            let outcome = await SMTPClient(settings).send(try .sample())
            #expect(outcome == .notReached(.noTLS))
            #expect(!plain.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test func `logs in nowhere when nobody is named`() async throws {
        try await server.run { [server] in
            var settings = SMTPSettings.standIn(server)
            (settings.user, settings.password) = (nil, nil)
            _ = await SMTPClient(settings).send(try .sample())
            #expect(server.mails.count == 1)
            #expect(!server.commands.contains { $0.hasPrefix("AUTH") })
        }
    }

    @Test func `says that nobody is there`() async throws {
        var settings = SMTPSettings.standIn(server)
        settings.port = FreePorts.next()
        let nobody = await SMTPClient(settings).send(try .sample())
        #expect(nobody == .notReached(.couldNotConnect))
    }

    @Test func `calls off a mail of which nothing has left`() async throws {
        try await server.run { [server] in
            server.fail(.recipient, .silence)
            let client = SMTPClient(.standIn(server))
            let mail = try SMTPMail.sample()
            let task = Task { await client.send(mail) }
            try await waitUntil { server.commands.contains { $0.hasPrefix("RCPT") } }
            task.cancel()
            #expect(await task.value == .notReached(.cancelled))
        }
    }
}

extension SMTPReply {
    fileprivate init(_ code: Int, _ enhanced: String? = nil) {
        self.init(code: code, enhanced: enhanced)
    }
}
