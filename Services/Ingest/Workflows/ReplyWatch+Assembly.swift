import Contracts
import FoundationEssentials
import Observability
import Runtime

extension ReplyWatch {
    /// Puts the watch together over Ingest's parts.
    init(
        _ settings: IngestConfiguration,
        desk: ValidationDesk,
        house: House,
        uploads: UploadFolder,
        signer: QuoteLinkSigner,
        disk: BlockingQueue,
        clock: WallClock,
        log: Log
    ) {
        let book = IncomingBook(database: desk.quotes.database)
        self.init(
            mailbox: MailTakeover(house: house, book: book, clock: clock),
            crm: CRMWatch(house: house, desk: desk, book: book, clock: clock, log: log),
            round: MailRound(
                book: book,
                handle: MailHandling(
                    book: book,
                    intake: ReplyIntake(desk: desk, house: house),
                    attachments: MailAttachments(
                        house: house,
                        folder: uploads,
                        fileLimit: settings.fileLimit,
                        totalLimit: settings.uploadLimit,
                        disk: disk
                    ),
                    clients: ClientBook(database: desk.quotes.database),
                    signer: signer,
                    admin: settings.admin,
                    mailbox: settings.admin?.address ?? "guichet@guichet.localhost",
                    budget: settings.replyBudget,
                    clock: clock
                ),
                clock: clock,
                log: log
            ),
            interval: settings.pollInterval,
            clock: clock,
            log: log
        )
    }
}

extension IncomingBook {
    /// Shows how many mails wait, for another try or for a person.
    func publish(in metrics: Metrics) {
        let shown = MailFigures()
        metrics.beforeReading {
            // A database that cannot be read is shown by readiness; the last figures stay.
            if let counts = try? await self.counts() { shown.update(counts) }
        }
        for state in [ArrivedMailState.waiting, .held, .setAside] {
            metrics.gauge(
                "guichet_incoming_mails",
                "Mails that came in and are not done with",
                labels: ["state": state.rawValue]
            ) {
                Double(shown[state])
            }
        }
    }
}
