import FoundationEssentials
import IMAP
import MIME
import Runtime

/// The mailbox that clients' answers come to; there may be none.
struct MailboxSettings: Sendable {
    let imap: IMAPSettings

    /// Seconds between two looks into the mailbox.
    let interval: Double

    /// The most bytes of a mail that is read.
    let sizeLimit: Int

    /// The day from which mails are read at the very first start; nothing for
    /// the day before it.
    let since: Date?

    /// The mailbox's name in the store.
    var mailbox: String { "\(imap.user)@\(imap.host):\(imap.port)/\(imap.folder)" }

    /// Whether only this machine hears what is said in clear.
    var isPrivate: Bool {
        imap.security != .none || Loopback.contains(imap.host)
    }
}

extension MailboxSettings {
    /// The mailbox that the environment names; nothing when it names none.
    ///
    /// - Throws: `SettingsError` that names the variable.
    init?(_ environment: Environment) throws {
        guard let host = environment["IMAP_HOST"] else { return nil }
        guard let user = environment["IMAP_USER"],
            let password = environment.secret("IMAP_PASSWORD")
        else { throw SettingsError("IMAP_HOST needs IMAP_USER and IMAP_PASSWORD") }
        let port = try environment.integer("IMAP_PORT", default: 993, in: 1...65_535)
        let usual = port == 143 ? IMAPSettings.Security.starttls : .tls
        let word = environment.string("IMAP_SECURITY", default: usual.rawValue)
        guard let security = IMAPSettings.Security(rawValue: word) else {
            throw SettingsError("IMAP_SECURITY must be tls, starttls or none")
        }
        let folder = environment.string("IMAP_FOLDER", default: "INBOX")
        // The protocol has lines: what ends one would be another command.
        for (name, value) in [
            ("IMAP_HOST", host), ("IMAP_USER", user), ("IMAP_PASSWORD", password.reveal()),
            ("IMAP_FOLDER", folder),
        ] where !value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) || value.utf8.count > 255 {
            throw SettingsError("\(name) must be at most 255 printable ASCII characters")
        }
        let authorities = environment["IMAP_CA_FILE"]
        if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
            throw SettingsError("IMAP_CA_FILE cannot be read")
        }
        imap = IMAPSettings(
            host: host,
            port: UInt16(port),
            user: user,
            password: password,
            security: security,
            folder: folder,
            authorities: authorities,
            marksSeen: try environment.flag("IMAP_MARK_SEEN", default: false)
        )
        interval = try environment.duration("IMAP_POLL_INTERVAL", default: 30)
        guard interval > 0 else { throw SettingsError("IMAP_POLL_INTERVAL must not be 0") }
        sizeLimit = try environment.integer(
            "IMAP_SIZE_LIMIT",
            default: MessageLimits.standardSize,
            in: 100_000...200_000_000
        )
        since = try environment["IMAP_SINCE"].map(Self.day)
    }

    private static func day(_ text: String) throws(SettingsError) -> Date {
        guard let date = try? Date(text, strategy: .iso8601.year().month().day()) else {
            throw SettingsError("IMAP_SINCE must be a day such as 2026-01-31")
        }
        return date
    }
}
