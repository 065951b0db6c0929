import Foundation
import IMAP
import Runtime
import TestSupport
import Testing

@Suite("A mail server that cannot be used", .serialized)
struct IMAPFaultTests {
    @Test func `is not given the password before its certificate is trusted`() async throws {
        let server = try IMAPServer(.tls)
        try await server.run {
            var settings = server.settings
            settings.authorities = nil
            await expect(.certificateRefused, settings)
            settings = server.settings
            settings.authorities = "/nowhere.pem"
            await expect(.certificateRefused, settings)
        }
    }

    @Test func `is refused when its certificate is for another host`() async throws {
        let server = try IMAPServer(.starttls)
        try await server.run {
            var settings = server.settings
            // The same server, by a name that is not in its certificate.
            settings.host = "127.0.0.1"
            await expect(.certificateRefused, settings)
        }
    }

    @Test func `is not spoken to in clear when it should encrypt`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            var settings = server.settings
            settings.security = .starttls
            await expect(.notEncrypted, settings)
        }
    }

    @Test func `says that it refuses the login, or the folder`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            var settings = server.settings
            settings.password = Secret("wrong")
            await expect(.loginRefused, settings)
            settings = server.settings
            settings.folder = "Nowhere"
            await expect(.folderRefused, settings)
        }
    }

    @Test func `is connected to again after it was away`() async throws {
        let server = try IMAPServer(.none)
        let reader = MailboxReader.imap(server.settings)
        try await server.run {
            try server.mailbox().deliver(mail("1"))
            _ = try await reader.open()
        }
        await #expect(throws: MailboxError.self) { try await reader.open() }
        await #expect(throws: MailboxError.self) { try await reader.open() }
        try await server.run {
            _ = try await reader.open()
            #expect(try await reader.uids(1) == [1])
            await reader.close()
        }
    }

    @Test func `that never greets is given up when the time is over`() async throws {
        let server = try RawServer([.silence])
        try await server.run {
            let settings = IMAPSettings(
                host: "127.0.0.1",
                port: UInt16(server.port),
                user: "support@example.com",
                password: Secret("x"),
                security: .none,
                timeout: 1
            )
            await expect(.connectionLost, settings)
        }
    }

    private func expect(
        _ reason: MailboxError.Reason,
        _ settings: IMAPSettings,
        _ location: SourceLocation = #_sourceLocation
    ) async {
        let reader = MailboxReader.imap(settings)
        let error = await #expect(throws: MailboxError.self, sourceLocation: location) {
            try await reader.open()
        }
        #expect(error?.reason == reason, sourceLocation: location)
    }
}
