import Contracts
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
/// | `NOTIFICATIONS_RETENTION` | `90d` | how long sent mails and their keys are remembered, at least 7d |
struct NotificationsConfiguration: Sendable {
    let identity: MailIdentity
    let wording: NoticeWording

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
        retention = try environment.duration("NOTIFICATIONS_RETENTION", default: 90 * 86_400)
        guard retention >= 7 * 86_400 else {
            throw SettingsError("NOTIFICATIONS_RETENTION must be at least 7d")
        }
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
