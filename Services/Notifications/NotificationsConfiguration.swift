import Contracts
import Curl
import MIME
import Runtime

/// Notifications' own settings, besides those of every service.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `MAIL_FROM` | an address in `SMTP_USER`, or `guichet@guichet.localhost` | who mails are from |
/// | `MAIL_FROM_NAME` | `Guichet` | the name shown beside it |
/// | `MAIL_REPLY_TO` | where mails are from | the address that answers go to |
/// | `ADMIN_EMAIL` | `admin@guichet.localhost` | who is told about requests |
/// | `ADMIN_LANGUAGE` | `fr` | the language of what the admin reads: fr or en |
/// | `SMTP_HOST` | none | the mail server; without it each mail is a file |
/// | `SMTP_PORT` | `587` | its port |
/// | `SMTP_USER` | none | who logs in there |
/// | `SMTP_PASSWORD` | none | with what password |
/// | `SMTP_SECURITY` | by the port: tls at 465, else starttls | starttls, tls or none |
/// | `SMTP_CA_FILE` | the system's | the authorities that may vouch for it, in PEM |
/// | `MAIL_REPLY_TAG` | `false` | whether answers go to a signed address of their ticket: local+detail@domain |
/// | `IMAP_HOST` | none | the server of the mailbox that answers come to; without it none is read |
/// | `IMAP_PORT` | `993` | its port |
/// | `IMAP_USER` | none | who logs in there |
/// | `IMAP_PASSWORD` | none | with what password |
/// | `IMAP_SECURITY` | by the port: starttls at 143, else tls | tls, starttls or none |
/// | `IMAP_CA_FILE` | the system's | the authorities that may vouch for it, in PEM |
/// | `IMAP_FOLDER` | `INBOX` | the folder that is read |
/// | `IMAP_POLL_INTERVAL` | `30s` | how often it is looked into |
/// | `IMAP_SIZE_LIMIT` | `36000000` | the most bytes of a mail that is read |
/// | `IMAP_SINCE` | the day before the first start | the day from which a mailbox is read at first, as 2026-01-31 |
/// | `IMAP_MARK_SEEN` | `false` | whether mails that were taken in are marked as seen |
/// | `NOTIFICATIONS_ANSWER_WAIT` | `3s` | how long a caller waits for the mail server, at most 8s |
/// | `NOTIFICATIONS_RETENTION` | `90d` | how long sent mails and their keys are remembered, at least 7d |
struct NotificationsConfiguration: Sendable {
    let identity: MailIdentity
    let wording: NoticeWording

    /// Nothing without a mail server: each mail is then a file.
    let smtp: SMTPSettings?

    /// Whether answers to a mail about a ticket go to an address of its own.
    let tagsReplies: Bool

    /// Nothing when no mailbox is read.
    let mailbox: MailboxSettings?

    /// Seconds, less than callers wait for this service.
    let answerWait: Double

    /// What an operator should know of these settings at the start.
    let warnings: [StaticString]

    /// Seconds, at least a week: a caller may retry for as long.
    let retention: Double

    init(_ environment: Environment) throws {
        // The user of a mail server is often, and not always, an address.
        let user = environment["SMTP_USER"].flatMap { (try? EmailAddress($0)) == nil ? nil : $0 }
        identity = MailIdentity(
            from: try environment.mailbox(
                "MAIL_FROM",
                default: user ?? "guichet@guichet.localhost",
                name: environment.string("MAIL_FROM_NAME", default: "Guichet")
            ),
            replyTo: try environment["MAIL_REPLY_TO"].map {
                try environment.mailbox("MAIL_REPLY_TO", default: $0)
            },
            admin: try environment.mailbox("ADMIN_EMAIL", default: "admin@guichet.localhost")
        )
        switch environment.string("ADMIN_LANGUAGE", default: "fr") {
        case ClientLanguageCode.french.rawValue: wording = .french
        case ClientLanguageCode.english.rawValue: wording = .english
        default: throw SettingsError("ADMIN_LANGUAGE must be fr or en")
        }
        smtp = try SMTPSettings(environment, greeting: identity.from.address.domain)
        tagsReplies = try environment.flag("MAIL_REPLY_TAG", default: false)
        mailbox = try MailboxSettings(environment)
        answerWait = try environment.duration("NOTIFICATIONS_ANSWER_WAIT", default: 3)
        guard answerWait <= 8 else {
            throw SettingsError("NOTIFICATIONS_ANSWER_WAIT must be at most 8s")
        }
        warnings = Self.warnings(environment, smtp, mailbox, hasSender: user != nil)
        retention = try environment.duration("NOTIFICATIONS_RETENTION", default: 90 * 86_400)
        guard retention >= 7 * 86_400 else {
            throw SettingsError("NOTIFICATIONS_RETENTION must be at least 7d")
        }
    }

    private static func warnings(
        _ environment: Environment,
        _ smtp: SMTPSettings?,
        _ mailbox: MailboxSettings?,
        hasSender: Bool
    ) -> [StaticString] {
        var warnings: [StaticString] = []
        if let mailbox, !mailbox.isPrivate {
            warnings.append("IMAP_SECURITY is none: the password goes over the network in clear")
        }
        guard let smtp else {
            warnings.append("no mail is sent: without SMTP_HOST each is a file in the mail folder")
            return warnings
        }
        if environment["MAIL_FROM"] == nil, !hasSender {
            warnings.append("MAIL_FROM is not set: mail servers may refuse the sender")
        }
        if environment["ADMIN_EMAIL"] == nil {
            warnings.append("ADMIN_EMAIL is not set: nobody is told about requests")
        }
        if smtp.user != nil, !smtp.isPrivate {
            warnings.append("SMTP_SECURITY is none: the password goes over the network in clear")
        }
        return warnings
    }
}

extension Environment {
    fileprivate func mailbox(
        _ variable: String,
        default fallback: String,
        name: String? = nil
    ) throws(SettingsError) -> MailAddress {
        do {
            return try MailAddress(
                name: name,
                try EmailAddress(string(variable, default: fallback))
            )
        } catch let error as EmailAddressError {
            throw SettingsError("\(variable) is not an e-mail address: \(error)")
        } catch {
            throw SettingsError("\(variable)_NAME is not a name: too long, or not one line")
        }
    }
}
