/// What became of a mail that was handed to a mail server.
public enum SMTPOutcome: Hashable, Sendable {
    /// The server has taken it and answers for it.
    case accepted(SMTPReply)

    /// Not now, this mail: the same may be accepted later.
    case transientRefusal(SMTPReply)

    /// Never, this mail: its recipient or its content.
    case permanentRefusal(SMTPReply)

    /// Not from this account: its credentials, its daily limit, its right to
    /// send so. Other mails would hear the same.
    case accountRefusal(SMTPReply)

    /// The server could not be talked to, or turned everybody away; it has
    /// not taken the mail.
    case notReached(SMTPObstacle)

    /// A part of the content or all of it has left, and no answer came: the
    /// server may have taken the mail or not.
    case unknown(SMTPDoubt)
}

/// Why a server could not be talked to.
public enum SMTPObstacle: Hashable, Sendable, CustomStringConvertible {
    case couldNotResolve
    case couldNotConnect

    /// No trusted TLS connection came about.
    case tls

    /// The server does not offer STARTTLS, or refuses it.
    case noTLS

    /// The server offers no way to log in that libcurl knows.
    case noLogin
    case timedOut
    case connectionLost

    /// It turned everybody away for now, such as 421.
    case turnedAway(SMTPReply)

    /// The sending was called off.
    case cancelled
    case outOfMemory

    /// Another of libcurl's codes.
    case other(code: Int)

    /// In words for an operator.
    public var description: String {
        switch self {
        case .couldNotResolve: "name not found"
        case .couldNotConnect: "no connection"
        case .tls: "no trusted TLS connection"
        case .noTLS: "no STARTTLS"
        case .noLogin: "no way to log in"
        case .timedOut: "no answer in time"
        case .connectionLost: "connection lost"
        case .turnedAway(let reply): "turned away: \(reply)"
        case .cancelled: "called off"
        case .outOfMemory: "out of memory"
        case .other(let code): "libcurl \(code)"
        }
    }
}

/// Why nobody knows whether a mail was taken.
public enum SMTPDoubt: Hashable, Sendable, CustomStringConvertible {
    case timedOut
    case connectionLost

    /// Another of libcurl's codes.
    case other(code: Int)

    /// In words for an operator.
    public var description: String {
        switch self {
        case .timedOut: "no answer in time after the content"
        case .connectionLost: "connection lost after the content"
        case .other(let code): "libcurl \(code) after the content"
        }
    }
}
