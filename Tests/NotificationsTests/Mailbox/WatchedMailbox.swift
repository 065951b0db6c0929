import Contracts
import Database
import Durability
import FoundationEssentials
import IMAP
import MIME
import Observability
import Runtime
import SQLite
import TestSupport
import Testing

@testable import Notifications

/// The receiving side as the service assembles it, over a folder that
/// outlives it.
struct WatchedMailbox: Sendable {
    let folder: TestFolder
    let database: SQLiteDatabase
    let store: IncomingStore
    let inbox: InboxFolder
    let finder: TicketFinder
    let metrics = Metrics()
    let looks = MailboxLooks(clock: .system)
    let standing = ServerStanding(clock: .system)

    init(_ folder: TestFolder, tags: ReplyTags? = nil, sizeLimit: Int = 36_000_000) async throws {
        self.folder = folder
        for name in ["inbox", "quarantine", "attachments"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)",
                withIntermediateDirectories: true
            )
        }
        database = try SQLiteDatabase(path: "\(folder.path)/notifications.sqlite")
        try await database.migrate(Migrations.all)
        store = IncomingStore(database: database, now: { Date() })
        var limits = MessageLimits()
        limits.size = sizeLimit
        inbox = try InboxFolder(
            mails: "\(folder.path)/inbox",
            quarantine: "\(folder.path)/quarantine",
            attachments: "\(folder.path)/attachments",
            limits: limits
        )
        finder = TicketFinder(correspondence: .outbox(database), replyTags: tags)
    }

    /// Watches a mailbox while `body` runs.
    func run(
        _ reader: MailboxReader,
        settings: IMAPSettings,
        since: Date? = nil,
        interval: Double = 0.05,
        log: Log = quiet,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let watch = MailboxWatch(
            settings: MailboxSettings(
                imap: settings,
                interval: interval,
                sizeLimit: inbox.limits.size,
                since: since
            ),
            reader: reader,
            intake: MailIntake(
                store: store,
                folder: inbox,
                finder: finder,
                own: ["support@example.com"],
                address: try EmailAddress("support@example.com"),
                now: { Date() }
            ),
            figures: MailboxFigures(metrics),
            looks: looks,
            standing: standing,
            clock: .system,
            log: log,
            backoff: Backoff(base: 0.05, cap: 0.2)
        )
        try await ServiceGroup(database, watch).run(while: body)
    }

    /// Enters a mail as if it had been sent.
    func sent(_ messageID: String, to recipient: String, ticket: String) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO messages
                    (key, message_id, kind, recipient, subject, ticket_id, thread, created_at)
                VALUES (\(messageID), \(messageID), 'mail', \(recipient), 'Devis', \(ticket), '',
                    \(Date()))
                """
            )
        }
    }

    /// Waits until so many mails have been taken in.
    func mails(_ count: Int) async throws -> [IncomingMail] {
        for _ in 0..<600 {
            let mails = try await store.page(after: 0, limit: 200)
            if mails.count >= count { return mails }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await store.page(after: 0, limit: 200)
    }
}

/// A mail to support, as its client writes it.
func letter(
    _ id: String,
    from: String = "anna@example.com",
    to: String = "support@example.com",
    subject: String = "Re: Devis",
    headers: String = "",
    text: String = "Je valide."
) -> String {
    """
    From: Anna <\(from)>
    To: \(to)
    Subject: \(subject)
    Date: Tue, 03 Mar 2026 09:00:00 +0100
    Message-ID: <\(id)@mail.example.com>
    \(headers.isEmpty ? "" : headers + "\n")Content-Type: text/plain; charset=utf-8

    \(text)
    """
}
