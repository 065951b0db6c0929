/// How far the conversation about a mail has come: the command that was said
/// last.
enum SMTPStage: Comparable {
    /// The greeting, EHLO and STARTTLS.
    case opening
    case login
    case sender
    case recipient
    case content

    /// The stage that a command begins; nothing for one that begins none.
    ///
    /// - Parameters:
    ///   - command: A line that is sent to the server.
    ///   - current: The stage so far. An answer in a login is no command, but
    ///     might look like one.
    init?(command: some Collection<UInt8>, after current: SMTPStage) {
        let verb = String(decoding: command.prefix(while: { $0 > 32 }), as: UTF8.self).uppercased()
        switch verb {
        case "EHLO", "HELO", "STARTTLS": self = .opening
        case "AUTH": self = .login
        case "MAIL": self = .sender
        case "RCPT" where current == .sender: self = .recipient
        case "DATA" where current == .recipient: self = .content
        default: return nil
        }
    }
}
