import Contracts
import MIME

/// What kind of mail it is, by its headers alone: what it says is no evidence.
extension IncomingMailKind {
    /// `returnsOurs` says whether it names one of our mails in its text, or
    /// encloses it.
    init(of message: IncomingMessage, returnsOurs: Bool) {
        if let report = message.report {
            // A delay is no end, and a success none that matters.
            let failed = report.recipients.contains { $0.action == "failed" }
            self = failed || report.recipients.isEmpty ? .bounce : .automatic
        } else if returnsOurs, message.isFromMailSystem {
            self = .bounce
        } else if message.isFromMailSystem || message.isMarkedAutomatic {
            self = .automatic
        } else {
            self = .message
        }
    }
}

extension IncomingMessage {
    /// Whether a mail server wrote it, and not a correspondent.
    fileprivate var isFromMailSystem: Bool {
        if let path = headers["return-path"], path.filter({ $0 != " " }) == "<>" { return true }
        return headers["x-failed-recipients"] != nil
            || ["mailer-daemon", "postmaster"].contains(sender)
    }

    /// Whether it says itself that no person wrote it (RFC 3834 and what is
    /// usual besides).
    ///
    /// `X-Auto-Response-Suppress` asks not to be answered; it shows nothing.
    fileprivate var isMarkedAutomatic: Bool {
        if headers.values(of: "auto-submitted").contains(where: { $0.firstWord != "no" }) {
            return true
        }
        let isBulk = headers.values(of: "precedence").contains { value in
            ["bulk", "list", "junk", "auto_reply"].contains(value.firstWord)
        }
        let isReport = headers["content-type"]?.lowercased().hasPrefix("multipart/report") == true
        return isBulk || isReport || headers.contains(prefix: "list-")
            || headers["x-autoreply"] != nil || headers["x-autorespond"] != nil
            || sender.hasPrefix("owner-") || sender.hasSuffix("-request")
            || ["noreply", "no-reply", "donotreply", "listserv", "majordomo"].contains(sender)
    }

    private var sender: String { from?.localPart.lowercased() ?? "" }
}

extension String {
    /// In lower case, before a parameter or a comment.
    fileprivate var firstWord: String {
        String(lowercased().prefix { $0.isLetter || $0 == "-" || $0 == "_" })
    }
}
