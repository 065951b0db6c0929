import Contracts
import Curl
import Database
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
    /// start: the server drains before the queue, the queue ends before the
    /// database closes.
    func services() async throws -> [any Service] {
        let database = try SQLiteDatabase(path: try service.path("notifications.sqlite"))
        try await database.migrate(Migrations.all)
        let metrics = Metrics(of: database)
        let outbox = Outbox(database: database, now: clock.now)
        let (transport, files) = try ways()
        let composer = MailComposer(
            identity: settings.identity,
            wording: settings.wording,
            replyTags: try replyTags()
        )
        let mailbox = try incoming(database, composer.replyTags, metrics)
        let figures = MailFigures(metrics)
        let queue = MailQueue(
            outbox: outbox,
            transport: transport,
            composer: composer,
            signals: MailSignals(clock: clock),
            figures: figures,
            standing: ServerStanding(clock: clock),
            clock: clock,
            log: log
        )
        figures.publish(outbox, queue, in: metrics, log: log)
        let keeper = files.map { files in
            MailKeeper(outbox: outbox, files: files, clock: clock, log: log)
        }
        let mailroom = Mailroom(
            outbox: outbox,
            composer: composer,
            queue: queue,
            keeper: keeper,
            answerWait: settings.answerWait
        )
        let databaseReadiness = Readiness.database(database)
        let readiness = Readiness {
            if let lacking = await databaseReadiness.lacking() { return lacking }
            return await transport.lacking()
        }
        let health = HealthRoute(
            readiness: readiness,
            queue: queue,
            mailServer: settings.smtp == nil ? nil : queue.standing,
            mailbox: mailbox.standing
        )
        let server = try HTTPServer.service(
            service,
            endpoints: NotificationsAPI.endpoints,
            routes: MailRoutes(mailroom: mailroom).routes + mailbox.routes.routes
                + mailbox.door.routes + [health.route],
            metrics: metrics,
            log: log,
            readiness: readiness
        )
        let retention = Retention(keeping: settings.retention, clock: clock, log: log) { date in
            try await outbox.purge(before: date) + mailbox.purge(before: date)
        }
        let mailServer: [any Service] =
            settings.smtp == nil
            ? [] : [MailServerWatch(transport: transport, queue: queue, clock: clock, log: log)]
        let keeping: [any Service] = keeper.map { [$0] } ?? []
        return [database, retention] + keeping + [queue] + mailServer + mailbox.watch + [server]
    }

    /// How mails leave the house; they are files where there is no mail server.
    private func ways() throws -> (MailTransport, MailFiles?) {
        for warning in settings.warnings { log.warning(warning) }
        if let smtp = settings.smtp { return (.smtp(SMTPClient(smtp)), nil) }
        let folder = DurableFolder(try service.publicFolder("mail"))
        try folder.removeDrafts()
        return (.folder(folder), .folder(folder))
    }
}
