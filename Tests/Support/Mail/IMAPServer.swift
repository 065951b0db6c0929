public import IMAP
public import Runtime

/// Dovecot, for as long as a test runs.
public struct IMAPServer: Service {
    public let process: ServerProcess
    private let security: IMAPSettings.Security

    /// - Throws: When its folder cannot be made.
    public init(_ security: IMAPSettings.Security = .tls) throws {
        self.security = security
        process = try ServerProcess("imap", environment: ["IMAP_SECURITY": security.rawValue])
    }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await process.run(while: body)
    }

    /// Where `support@example.com` gets mails.
    public func mailbox() throws -> MaildirMailbox {
        try MaildirMailbox(root: "\(process.folder.path)/mail")
    }

    /// How `support@example.com` reads them.
    public var settings: IMAPSettings {
        IMAPSettings(
            host: "localhost",
            port: UInt16(process.port),
            user: "support@example.com",
            password: Secret("guichet-test"),
            security: security,
            authorities: security == .none ? nil : "\(process.folder.path)/tls/ca.pem"
        )
    }
}
