/// Why a mailbox cannot be read now.
public struct MailboxError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        /// No connection, or no greeting in time.
        case unreachable

        /// The connection cannot be encrypted.
        case notEncrypted

        /// The certificate is not one to trust for this host.
        case certificateRefused

        /// The server does not accept user and password, or not now.
        case loginRefused

        /// The folder cannot be opened.
        case folderRefused

        /// The connection ended or was silent for too long.
        case connectionLost

        /// The server refused a command, or gave an answer that is none.
        case commandFailed
    }

    public let reason: Reason

    /// The number that the library has for it, for those who look it up.
    public let code: Int32

    public init(_ reason: Reason, code: Int32 = 0) {
        self.reason = reason
        self.code = code
    }

    public var description: String {
        let text =
            switch reason {
            case .unreachable: "the mail server cannot be reached"
            case .notEncrypted: "the connection to the mail server cannot be encrypted"
            case .certificateRefused: "the mail server's certificate is not trusted for its name"
            case .loginRefused: "the mail server refuses the login"
            case .folderRefused: "the mail folder cannot be opened"
            case .connectionLost: "the connection to the mail server was lost"
            case .commandFailed: "the mail server did not do what it was asked"
            }
        return "\(text) (\(code))"
    }
}
