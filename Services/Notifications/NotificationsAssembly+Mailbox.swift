import Database
import FoundationEssentials
import IMAP
import MIME
import Observability
import Runtime
import ServiceKit

/// The receiving side: what came in can be asked for also when no mailbox is
/// read any more.
extension NotificationsAssembly {
    struct Incoming: Sendable {
        let routes: IncomingMailRoutes
        let door: MailboxRoutes

        /// Nothing when no mailbox is read.
        let standing: ServerStanding?
        let watch: [any Service]

        /// Forgets the mails that were taken in before a date.
        func purge(before date: Date) async throws -> Int {
            try await routes.store.purge(before: date, remove: routes.folder.remove)
        }
    }

    func incoming(
        _ database: any SQLDatabase,
        _ replyTags: ReplyTags?,
        _ metrics: Metrics
    ) throws -> Incoming {
        var limits = MessageLimits()
        if let mailbox = settings.mailbox { limits.size = mailbox.sizeLimit }
        let routes = IncomingMailRoutes(
            store: IncomingStore(database: database, now: clock.now),
            folder: try InboxFolder(
                mails: try service.folder("inbox"),
                quarantine: try service.folder("quarantine"),
                attachments: try service.emptyFolder("attachments"),
                limits: limits
            )
        )
        guard let mailbox = settings.mailbox else {
            return Incoming(
                routes: routes,
                door: MailboxRoutes(looks: nil),
                standing: nil,
                watch: []
            )
        }
        let identity = settings.identity
        let intake = MailIntake(
            store: routes.store,
            folder: routes.folder,
            finder: TicketFinder(
                correspondence: .outbox(database),
                replyTags: replyTags
            ),
            own: Set(
                [identity.from, identity.answers].map { $0.address.description.lowercased() }
            ),
            address: identity.answers.address,
            now: clock.now
        )
        let looks = MailboxLooks(clock: clock)
        let standing = ServerStanding(clock: clock)
        let watch = MailboxWatch(
            settings: mailbox,
            reader: .imap(mailbox.imap),
            intake: intake,
            figures: MailboxFigures(metrics),
            looks: looks,
            standing: standing,
            clock: clock,
            log: log
        )
        return Incoming(
            routes: routes,
            door: MailboxRoutes(looks: looks),
            standing: standing,
            watch: [watch]
        )
    }

    /// The addresses of tickets, where they are wanted.
    func replyTags() throws -> ReplyTags? {
        guard settings.tagsReplies else { return nil }
        return ReplyTags(
            base: settings.identity.answers.address,
            key: try KeyFile.load(from: try service.path("reply-tags.key"))
        )
    }
}
