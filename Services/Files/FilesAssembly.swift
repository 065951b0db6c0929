import Contracts
import Curl
import Database
import FoundationEssentials
import HTTP
import Magic
import MicroHTTP
import Observability
import Runtime
import S3
import SQLite
import ServiceKit

/// Files put together, the same in `main` and in tests.
struct FilesAssembly {
    let service: ServiceSettings
    let settings: FilesConfiguration
    let log: Log
    var resolver = NameResolver.system()
    var clock = WallClock.system
    var storeLimits = S3Limits()

    /// Opens what Files stands on and returns it in the order of its start:
    /// the server drains before the client stops, and the database closes last.
    func services() async throws -> [any Service] {
        let folder = DurableFolder(try service.publicFolder("files"))
        try folder.removeDrafts()
        let database = try SQLiteDatabase(path: try service.path("files.sqlite"))
        try await database.migrate(Migrations.all)
        log.warnIfPlain("R2_ENDPOINT_URL", settings.bucket?.bucket.endpoint)
        log.warnIfPlain("R2_PUBLIC_URL", settings.bucket?.publicURL)
        let http = HTTPClient()
        let index = FileIndex(database: database)
        let disk = BlockingQueue("files.disk", concurrent: true)
        let links = FileLinks(
            key: try KeyFile.load(from: try service.path("link.key")),
            base: settings.publicURL,
            lifetime: settings.linkLifetime
        )
        let stores = FileStores(
            folder: .folder(folder, disk),
            bucket: settings.bucket.map { bucketStore($0, links, disk, http) }
        )
        let keeper = FileKeeper(
            index: index,
            folder: folder,
            stores: stores,
            sniffer: try FileSniffer(),
            fetcher: FileFetcher(
                addressGuard: AddressGuard(
                    resolver: resolver,
                    allowedPrivateHosts: settings.allowedPrivateHosts
                ),
                source: .http(http),
                limits: settings.limits,
                sleep: clock.sleep
            ),
            links: links,
            clock: clock,
            disk: disk
        )
        let doors = FileRoutes(keeper: keeper, sizeLimit: settings.limits.size, log: log)
        let download = DownloadRoute(index: index, stores: stores, links: links, clock: clock)
        let databaseReadiness = Readiness.database(database)
        let readiness = Readiness {
            if let lacking = await databaseReadiness.lacking() { return lacking }
            let isWritable = await stores.folder.isAnswering()
            return isWritable ? nil : "the folder of files cannot be written"
        }
        let health = HealthRoute(readiness: readiness, store: stores.current)
        let server = try HTTPServer.service(
            service,
            endpoints: FilesAPI.endpoints,
            routes: doors.routes + [download.route, health.route],
            metrics: Metrics(of: database),
            log: log,
            readiness: readiness
        )
        return [database, http, server]
    }

    private func bucketStore(
        _ settings: BucketSettings,
        _ links: FileLinks,
        _ disk: BlockingQueue,
        _ http: HTTPClient
    ) -> FileStore {
        let client = S3Client(settings.bucket, http: http, limits: storeLimits, clock: clock)
        let probe = StoreProbe(clock: clock, log: log) { try await FileStore.probe(client) }
        return .s3(
            client,
            publicURL: settings.publicURL,
            links: links,
            disk: disk,
            probe: probe
        )
    }
}
