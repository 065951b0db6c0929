public import Runtime

/// A mail server and how to talk to it.
public struct SMTPSettings: Sendable {
    /// How the connection is protected.
    public enum Security: String, Sendable, CaseIterable {
        /// Begins in clear and must become TLS before anything is said.
        case starttls

        /// TLS from the first byte.
        case tls

        /// In clear, password included: for a server on the same machine.
        case none
    }

    public var host: String
    public var port: Int
    public var security: Security

    /// Who logs in; nothing for a server that asks nobody.
    public var user: String?
    public var password: Secret?

    /// The name by which the client greets.
    public var greeting: String

    /// A PEM file of the authorities that are trusted, instead of the system's.
    public var authorities: String?

    /// Seconds until there is a connection.
    public var connectTimeout: Double = 30

    /// Seconds until the content of a mail may be sent: greeting, login,
    /// addresses.
    public var commandTimeout: Double = 90

    /// Seconds for a whole mail.
    ///
    /// A server may think for ten minutes after the last line (RFC 5321
    /// 4.5.3.2.6).
    public var timeout: Double = 900

    public init(
        host: String,
        port: Int,
        security: Security,
        user: String? = nil,
        password: Secret? = nil,
        greeting: String,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.greeting = greeting
        self.authorities = authorities
    }
}
