import Contracts
import Database
import Durability
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit

/// Notifications put together, the same in `main` and in tests.
struct NotificationsAssembly {
    let service: ServiceSettings
    let settings: NotificationsConfiguration
    let log: Log
    var clock = WallClock.system

    /// Opens what Notifications stands on and returns it in the order of its
    /// start: the server drains before the database closes.
    func services() async throws -> [any Service] {
        let database = try SQLiteDatabase(path: try service.path("notifications.sqlite"))
        try await database.migrate(Migrations.all)
        let folder = DurableFolder(try service.publicFolder("mail"))
        try folder.removeDrafts()
        let ledger = EffectLedger(database: database, now: clock.now)
        let outbox = Outbox(database: database, now: clock.now)
        let transport = MailTransport.folder(folder)
        let mailroom = Mailroom(
            ledger: ledger,
            outbox: outbox,
            identity: settings.identity,
            wording: settings.wording,
            transport: transport
        )
        let databaseReadiness = Readiness.database(database)
        let server = try HTTPServer.service(
            service,
            endpoints: NotificationsAPI.endpoints,
            routes: MailRoutes(mailroom: mailroom).routes,
            metrics: Metrics(),
            log: log,
            readiness: Readiness {
                if let lacking = await databaseReadiness.lacking() { return lacking }
                return await transport.lacking()
            }
        )
        let retention = Retention(keeping: settings.retention, clock: clock, log: log) { date in
            try await ledger.purge(olderThan: date) + outbox.purge(before: date)
        }
        return [database, retention, server]
    }
}
