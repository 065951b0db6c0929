import Contracts
import Database
import Durability
import HTTP
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit

/// Ingest put together over the services that it calls, the same in `main`
/// and in tests.
struct IngestAssembly {
    let database: SQLiteDatabase
    let worker: JournalWorker
    let backlog: Backlog
    let housekeeping: Housekeeping
    let watch: ReplyWatch
    let router: Router
    private let service: ServiceSettings
    private let log: Log

    /// Opens what Ingest stands on, and clears away what a crash left.
    ///
    /// - Parameters:
    ///   - service: The settings of every service.
    ///   - settings: Ingest's own.
    ///   - house: The other services.
    ///   - status: Whether they can do their work.
    ///   - log: Where to write.
    ///   - clock: The time of day, for quotes and keys.
    ///   - journal: When work that failed is tried again.
    /// - Throws: `SettingsError`, `DatabaseError`.
    init(
        _ service: ServiceSettings,
        _ settings: IngestConfiguration,
        house: House,
        status: HouseStatus,
        log: Log,
        clock: WallClock = .system,
        journal: JournalPace = JournalPace()
    ) async throws {
        let database = try SQLiteDatabase(path: try service.path("ingest.sqlite"))
        try await database.migrate(Migrations.all)
        let disk = BlockingQueue("ingest.files")
        let uploads = UploadFolder(path: try service.folder("uploads"), disk: disk)
        let signer = QuoteLinkSigner(key: try KeyFile.load(from: try service.path("link.key")))
        let workflows = Workflows(
            house: house,
            uploads: uploads,
            book: QuoteBook(database: database),
            links: AnswerLinks(
                signer: signer,
                base: settings.publicURL,
                lifetime: settings.schedule.expiryAfter
            ),
            schedule: settings.schedule,
            clock: clock,
            log: log
        )
        let worker = JournalWorker(
            database: database,
            workflows: workflows.byKind,
            limits: journal.limits(concurrentRuns: settings.concurrentRequests),
            clock: journal.clock,
            observe: JournalLog(log: log).observe,
            quarantined: QuarantineNotice.enqueue
        )
        let backlog = Backlog(worker: worker, limit: settings.queueLimit)
        let metrics = Metrics(of: database)
        backlog.publish(in: metrics)
        let senders = WaitingSenders(places: settings.waitingSenders)
        senders.publish(in: metrics)
        let desk = ValidationDesk(
            quotes: QuoteBook(database: database),
            worker: worker,
            schedule: settings.schedule,
            answerWait: settings.answerWait,
            clock: clock,
            tally: ReplyTally(metrics),
            log: log
        )
        let watch = ReplyWatch(
            settings,
            desk: desk,
            house: house,
            uploads: uploads,
            signer: signer,
            disk: disk,
            clock: clock,
            log: log
        )
        watch.round.book.publish(in: metrics)
        let doors = Doors(
            settings: settings,
            house: house,
            status: status,
            store: RequestStore(database: database),
            corrections: CorrectionBook(database: database),
            desk: desk,
            watch: watch,
            uploads: uploads,
            signer: signer,
            backlog: backlog,
            senders: senders,
            clock: clock,
            log: log,
            disk: disk
        )
        router = try .service(
            service,
            endpoints: IngestAPI.endpoints,
            routes: doors.routes,
            metrics: metrics,
            log: log,
            readiness: .database(database),
            finish: doors.crossOrigin.mark
        )
        housekeeping = Housekeeping(
            desk: doors.desk,
            store: doors.store,
            incoming: watch.round.book,
            clients: ClientBook(database: database),
            corrections: doors.corrections,
            interval: settings.quoteCheckInterval,
            retention: settings.retention,
            correctionsRetention: settings.correctionsRetention,
            clock: clock,
            log: log
        )
        // Before anything is let in: a folder without a request is then one
        // that a crash left, and not one that is just arriving.
        try await uploads.sweep { try await worker.isOpen($0) }
        self.database = database
        self.worker = worker
        self.backlog = backlog
        self.watch = watch
        self.service = service
        self.log = log
    }

    /// The services in the order of their start: the server drains before the
    /// worker stops, and the database closes last.
    ///
    /// - Parameter outside: What the calls to the other services go over.
    /// - Returns: What runs until the process is told to stop.
    /// - Throws: When the spool folder cannot be made.
    func services(over outside: any Service) throws -> [any Service] {
        let server = HTTPServer(
            host: service.host,
            port: service.port,
            router: router,
            spoolFolder: try service.emptyFolder("spool"),
            log: log
        )
        return [
            database, outside, worker, BackgroundLoop(backlog.watch),
            BackgroundLoop(housekeeping.run), BackgroundLoop(watch.run), server,
        ]
    }
}

/// When the journal tries again what failed, how long it may take to stop, and
/// how long a request may be unaccepted while its first steps are computed.
struct JournalPace: Sendable {
    var backoff = Backoff()
    var attempts = JournalLimits().attempts
    var drain = JournalLimits().drain
    var acceptanceDelay = JournalLimits().acceptanceDelay
    var clock = JournalClock.system

    fileprivate func limits(concurrentRuns: Int) -> JournalLimits {
        JournalLimits(
            concurrentRuns: concurrentRuns,
            attempts: attempts,
            backoff: backoff,
            drain: drain,
            acceptanceDelay: acceptanceDelay
        )
    }
}
