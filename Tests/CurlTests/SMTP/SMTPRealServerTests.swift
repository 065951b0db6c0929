import FoundationEssentials
import Runtime
import TestSupport
import Testing

@testable import Curl

@Suite("The SMTP client and a real server")
struct SMTPRealServerTests {
    @Test func `hands over one mail, as the same bytes`() async throws {
        let server = try ServerProcess("smtp")
        try await server.run {
            let client = SMTPClient(.real(server))
            let outcome = await client.send(try .sample())
            #expect(outcome == .accepted(SMTPReply(code: 250, enhanced: "2.0.0")))
            let folder = "\(server.folder.path)/mail/client/new"
            try await waitUntil {
                try FileManager.default.contentsOfDirectory(atPath: folder).count == 1
            }
            let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
            let mail = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            #expect(mail.hasSuffix("\n\n.\n..two\n.three\nend\n"))

            let nobody = await client.send(try .sample(to: "nobody@example.com"))
            #expect(nobody == .permanentRefusal(SMTPReply(code: 550, enhanced: "5.1.1")))
        }
    }

    @Test func `trusts and logs in only where it should`() async throws {
        let server = try ServerProcess("smtp")
        try await server.run {
            var wrong = SMTPSettings.real(server)
            wrong.password = Secret("wrong")
            let refused = await SMTPClient(wrong).send(try .sample())
            #expect(refused == .accountRefusal(SMTPReply(code: 535, enhanced: "5.7.8")))

            var stranger = SMTPSettings.real(server)
            stranger.authorities = nil
            let untrusted = await SMTPClient(stranger).send(try .sample())
            #expect(untrusted == .notReached(.tls))
        }
    }

    @Test func `speaks TLS from the first byte`() async throws {
        let server = try ServerProcess("smtp", environment: ["SMTP_SERVER_TLS": "tls"])
        try await server.run {
            let outcome = await SMTPClient(.real(server, .tls)).send(try .sample())
            #expect(outcome == .accepted(SMTPReply(code: 250, enhanced: "2.0.0")))
        }
    }
}
