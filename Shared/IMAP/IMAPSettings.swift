public import Runtime

/// Where a mailbox is and how it is read.
public struct IMAPSettings: Sendable {
    /// How a connection is kept from being read by others.
    public enum Security: String, Sendable, CaseIterable {
        /// From the first byte.
        case tls

        /// From the greeting on, or not at all: there is no login in clear.
        case starttls

        /// Never.
        case none
    }

    public var host: String
    public var port: UInt16
    public var user: String
    public var password: Secret
    public var security: Security
    public var folder: String

    /// A file of certificates (PEM) that are trusted instead of the system's.
    public var authorities: String?

    /// Whether the folder is opened for marking mails as seen.
    public var marksSeen: Bool

    /// Seconds that the server may be silent.
    public var timeout: Int

    public init(
        host: String,
        port: UInt16,
        user: String,
        password: Secret,
        security: Security,
        folder: String = "INBOX",
        authorities: String? = nil,
        marksSeen: Bool = false,
        timeout: Int = 30
    ) {
        self.host = host
        self.port = port
        self.user = user
        self.password = password
        self.security = security
        self.folder = folder
        self.authorities = authorities
        self.marksSeen = marksSeen
        self.timeout = timeout
    }
}
