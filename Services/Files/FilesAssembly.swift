import Contracts
import Curl
import Database
import Durability
import FoundationEssentials
import HTTP
import Magic
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit

/// Files put together, the same in `main` and in tests.
struct FilesAssembly {
    let service: ServiceSettings
    let settings: FilesConfiguration
    let log: Log
    var resolver = NameResolver.system()
    var clock = WallClock.system

    /// Opens what Files stands on and returns it in the order of its start:
    /// the server drains before the client stops, and the database closes last.
    func services() async throws -> [any Service] {
        let folder = DurableFolder(try service.publicFolder("files"))
        try folder.removeDrafts()
        let database = try SQLiteDatabase(path: try service.path("files.sqlite"))
        try await database.migrate(Migrations.all)
        let http = HTTPClient()
        let ledger = EffectLedger(database: database, now: clock.now)
        let index = FileIndex(database: database)
        let disk = BlockingQueue("files.disk", concurrent: true)
        let links = FileLinks(
            key: try KeyFile.load(from: try service.path("link.key")),
            base: settings.publicURL,
            lifetime: settings.linkLifetime
        )
        let keeper = FileKeeper(
            ledger: ledger,
            index: index,
            folder: folder,
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
        let download = DownloadRoute(index: index, folder: folder, links: links, clock: clock)
        let databaseReadiness = Readiness.database(database)
        let server = try HTTPServer.service(
            service,
            endpoints: FilesAPI.endpoints,
            routes: doors.routes + [download.route],
            metrics: Metrics(),
            log: log,
            readiness: Readiness {
                if let lacking = await databaseReadiness.lacking() { return lacking }
                let isWritable = (try? await disk.run { folder.isWritable() }) ?? false
                return isWritable ? nil : "the folder of files cannot be written"
            }
        )
        let retention = Retention(keeping: settings.keyRetention, clock: clock, log: log) { date in
            try await ledger.purge(olderThan: date)
        }
        return [database, http, retention, server]
    }
}
