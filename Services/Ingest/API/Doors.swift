import Contracts
import HTTP
import Observability
import Runtime

/// Ingest's own routes, over the same parts.
struct Doors: Sendable {
    let settings: IngestConfiguration
    let house: House
    let status: HouseStatus
    let store: RequestStore
    let corrections: CorrectionBook
    let desk: ValidationDesk
    let watch: ReplyWatch
    let uploads: UploadFolder
    let signer: QuoteLinkSigner
    let backlog: Backlog
    let senders: WaitingSenders
    let clock: WallClock
    let log: Log

    /// Reading and copying files blocks on the disk.
    let disk: BlockingQueue

    var crossOrigin: CrossOrigin { CrossOrigin(allowedOrigins: settings.allowedOrigins) }

    var routes: [Route] {
        // First: `/requests/corrections` is no request's name.
        typeCorrections.routes + requests.routes + validations.routes + mails.routes
            + pages.routes
            + [
                crossOrigin.preflight(for: IngestAPI.submit.path),
                HealthRoute(status: status).route,
            ]
    }

    private var forms: FormUploads {
        FormUploads(folder: uploads, fileLimit: settings.fileLimit)
    }

    private var pages: QuotePageRoutes {
        QuotePageRoutes(
            desk: desk,
            signer: signer,
            uploads: forms,
            uploadLimit: settings.uploadLimit,
            disk: disk,
            clock: clock,
            log: log
        )
    }

    private var requests: RequestRoutes {
        RequestRoutes(
            reader: SubmissionReader(uploads: forms, disk: disk),
            store: store,
            worker: desk.worker,
            authenticity: settings.authenticity,
            backlog: backlog,
            senders: senders,
            publicURL: settings.publicURL,
            answerWait: settings.answerWait,
            uploadLimit: settings.uploadLimit,
            clock: clock
        )
    }

    private var typeCorrections: CorrectionRoutes {
        CorrectionRoutes(corrections: corrections, worker: desk.worker, clock: clock)
    }

    private var mails: MailRoutes {
        MailRoutes(book: watch.round.book, clock: clock)
    }

    private var validations: ValidationRoutes {
        ValidationRoutes(
            desk: desk,
            intake: ReplyIntake(desk: desk, house: house),
            watch: watch,
            authenticity: settings.authenticity,
            clock: clock
        )
    }
}
