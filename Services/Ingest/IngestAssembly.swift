import Contracts
import Curl
import Database
import Durability
import HTTP
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit

/// Ingest put together, the same in `main` and in tests.
struct IngestAssembly {
    let service: ServiceSettings
    let settings: IngestConfiguration
    let clients: HouseClients
    let http: HTTPClient
    let log: Log
    var clock = WallClock.system

    /// Opens what Ingest stands on and returns it in the order of its start:
    /// the server drains before the worker stops, and the database closes last.
    func services() async throws -> [any Service] {
        let database = try SQLiteDatabase(path: try service.path("ingest.sqlite"))
        try await database.migrate(Migrations.all)
        let uploads = UploadFolder(path: try service.folder("uploads"))
        let signer = QuoteLinkSigner(key: try KeyFile.load(from: try service.path("link.key")))
        let house = House.http(clients)
        let correspondence = Correspondence(
            house: house,
            links: AnswerLinks(
                signer: signer,
                base: settings.publicURL,
                lifetime: settings.schedule.expiryAfter
            )
        )
        let quotes = QuoteWorkflow(
            house: house,
            correspondence: correspondence,
            book: QuoteBook(database: database),
            schedule: settings.schedule,
            clock: clock
        )
        let request = RequestWorkflow(
            house: house,
            files: FileKeeping(house: house, uploads: uploads),
            quotes: quotes,
            clock: clock,
            log: log
        )
        let followUps = FollowUpWorkflows(
            house: house,
            correspondence: correspondence,
            quotes: quotes
        )
        let worker = JournalWorker(
            database: database,
            workflows: followUps.byKind.merging([RunKind.request: { try await request($0) }]) {
                $1
            },
            limits: JournalLimits(concurrentRuns: settings.concurrentRequests),
            observe: JournalLog(log: log).observe
        )
        let desk = ValidationDesk(
            quotes: QuoteBook(database: database),
            worker: worker,
            schedule: settings.schedule,
            answerWait: settings.answerWait,
            clock: clock
        )
        let backlog = Backlog(worker: worker, limit: settings.queueLimit)
        let metrics = Metrics()
        backlog.publish(in: metrics)
        let store = RequestStore(database: database)
        let crossOrigin = CrossOrigin(allowedOrigins: settings.allowedOrigins)
        let requests = RequestRoutes(
            reader: SubmissionReader(uploads: uploads, disk: BlockingQueue("ingest.forms")),
            store: store,
            worker: worker,
            authenticity: settings.authenticity,
            backlog: backlog,
            publicURL: settings.publicURL,
            answerWait: settings.answerWait,
            uploadLimit: settings.uploadLimit,
            clock: clock
        )
        let validations = ValidationRoutes(
            desk: desk,
            house: house,
            authenticity: settings.authenticity,
            clock: clock
        )
        let pages = QuotePageRoutes(desk: desk, signer: signer, clock: clock)
        let server = try HTTPServer.service(
            service,
            endpoints: IngestAPI.endpoints,
            routes: requests.routes + validations.routes + pages.routes
                + [
                    crossOrigin.preflight(for: IngestAPI.submit.path),
                    HealthRoute(clients: clients).route,
                ],
            metrics: metrics,
            log: log,
            readiness: .database(database),
            finish: crossOrigin.mark
        )
        let housekeeping = Housekeeping(
            desk: desk,
            store: store,
            worker: worker,
            uploads: uploads,
            interval: settings.quoteCheckInterval,
            retention: settings.retention,
            clock: clock,
            log: log
        )
        return [
            database, http, worker, BackgroundLoop(backlog.watch),
            BackgroundLoop(housekeeping.run), server,
        ]
    }
}
