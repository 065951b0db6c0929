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
            await expect(.connectionLost, settings(port: server.port, timeout: 1))
        }
    }

    /// With room for no other connection the next is not even made; with room
    /// it is, and nobody greets.
    @Test(arguments: [Int32(0), 16])
    func `that does not answer keeps nobody from leaving`(backlog: Int32) async throws {
        let listener = try LoopbackListener(backlog: backlog)
        let first = try RawClient(port: listener.port)
        let reader = MailboxReader.imap(settings(port: listener.port, timeout: 60))
        let left = Notes()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: CancellationError.self) { try await reader.open() }
                left.add("the reader")
            }
            // Long enough to be in the middle of it; sooner is right as well.
            try await Task.sleep(for: .milliseconds(300))
            group.cancelAll()
            try await waitUntil { !left.all.isEmpty }
        }
        first.endSending()
    }

    private func settings(port: Int, timeout: Int) -> IMAPSettings {
        IMAPSettings(
            host: "127.0.0.1",
            port: UInt16(port),
            user: "support@example.com",
            password: Secret("x"),
            security: .none,
            timeout: timeout
        )
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
