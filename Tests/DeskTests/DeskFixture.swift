import Contracts
import Cryptography
import Database
import FoundationEssentials
import HTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import Synchronization
import TestSupport

@testable import Desk

/// Desk as its executable assembles it, over a database of its own and
/// without a socket.
///
/// Every look at the clock is a second later.
struct DeskFixture {
    let database: SQLiteDatabase
    let store: DeskStore
    let desk: RouterClient

    /// - Parameters:
    ///   - given: A database that an earlier version may have used; else a new one.
    ///   - names: Makes the names of new records.
    /// - Throws: What the database throws.
    init(
        over given: SQLiteDatabase? = nil,
        names: Names = Names(randomBytes: Random.bytes)
    ) async throws {
        database = try given ?? SQLiteDatabase.temporary()
        try await database.migrate(DeskStore.migrations)
        let seconds = Mutex(Date(timeIntervalSince1970: 1_750_000_000))
        let clock = WallClock(
            now: {
                seconds.withLock { date in
                    date.addTimeInterval(1)
                    return date
                }
            },
            sleep: { _ in }
        )
        store = .sqlite(
            database,
            links: TicketLinks(base: "https://desk.example.com"),
            names: names,
            clock: clock
        )
        let router = try Router.service(
            ServiceSettings(.desk, Environment([:])),
            endpoints: DeskAPI.endpoints,
            routes: DeskRoutes(store: store).all,
            metrics: Metrics(),
            log: Log(service: "desk", minimum: .error, write: { _ in }),
            readiness: .database(database)
        )
        desk = RouterClient(router)
    }

    /// Opens a ticket under a key of its own.
    func ticket(_ ticket: DeskTicketToCreate = .sample()) async throws -> DeskTicket {
        let opened = try await desk.call(DeskAPI.createTicket, ticket, key: Random.token())
        return try await show(opened.id).ticket
    }

    func show(_ ticket: Ticket.ID) async throws -> DeskTicketDetails {
        try await desk.call(
            DeskAPI.showTicket,
            Nothing(),
            parameters: ["ticket": ticket.rawValue]
        )
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { connection in
            try connection.first("SELECT COUNT(*) AS count FROM \(raw: table)")?["count"] ?? 0
        }
    }
}

extension DeskTicketToCreate {
    static func sample(
        contact: ContactToUpsert? = nil,
        contactID: Contact.ID? = nil,
        userEmail: String = "anna@example.com",
        subject: String = "Chaise en bois",
        content: String = "Une chaise avec un dossier sculpté.",
        category: String = "modelisation",
        priority: TicketPriority = .medium,
        fichiersURLs: [String] = ["https://files.example.com/chaise.png"],
        notes: [String]? = nil
    ) -> DeskTicketToCreate {
        DeskTicketToCreate(
            contact: contact,
            contactID: contactID,
            userEmail: userEmail,
            subject: subject,
            content: content,
            category: category,
            priority: priority,
            fichiersURLs: fichiersURLs,
            notes: notes
        )
    }
}

extension RecordedMail {
    static func sample(
        direction: MailDirection = .outgoing,
        from: String = "studio@example.com",
        to: String = "anna@example.com",
        subject: String = "Votre devis",
        text: String = "Bonjour Anna",
        html: String? = nil,
        messageID: String = "quote-1@example.com"
    ) -> RecordedMail {
        RecordedMail(
            direction: direction,
            from: from,
            to: to,
            subject: subject,
            text: text,
            html: html,
            messageID: messageID,
            smtpSent: true
        )
    }
}
