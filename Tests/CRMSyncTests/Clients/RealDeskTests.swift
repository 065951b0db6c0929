import Contracts
import Cryptography
import Curl
import Database
import HTTP
import MicroHTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import Synchronization
import TestSupport
import Testing

@testable import CRMSync
@testable import Desk

@Suite("CRMSync over a real Desk")
struct RealDeskTests {
    @Test func `carries a request from its contact to its production task`() async throws {
        try await withDesk { desk, client in
            let crm = try await CRMSyncFixture(.http(client)).crm
            let contact = try await crm.call(
                CRMAPI.upsertContact,
                ContactToUpsert(email: "anna@example.com", name: "Anna"),
                key: "run:contact"
            )
            let ticket = try await crm.call(
                CRMAPI.createTicket,
                .sample(fichiersURLs: ["https://files.example.com/1"]),
                key: "run:ticket"
            )
            let about = ["ticket": ticket.ticketID.rawValue]
            _ = try await crm.call(
                CRMAPI.recordMail,
                .sample(subject: "Votre devis"),
                parameters: about,
                key: "run:mail"
            )
            let task = try await crm.call(
                CRMAPI.createTask,
                .sample(ticketID: ticket.ticketID),
                key: "run:task"
            )
            _ = try await crm.call(
                CRMAPI.updateTicket,
                TicketUpdate(validationStatus: .validated, clickupSubtaskID: task.subtaskID),
                parameters: about,
                key: "run:update"
            )

            let details = try await desk.call(DeskAPI.showTicket, Nothing(), parameters: about)
            #expect(contact.contactID.rawValue.hasPrefix("CON"))
            #expect(details.ticket.url == ticket.ticketURL)
            #expect(
                details.ticket.content
                    == TicketText.content(
                        of: .sample(
                            fichiersURLs: ["https://files.example.com/1"]
                        )
                    )
            )
            #expect(details.ticket.validationStatus == .validated)
            #expect(details.ticket.clickupSubtaskID == task.subtaskID)
            #expect(details.entries.map(\.mail?.subject) == [nil, "Votre devis"])
            #expect(details.tasks.map(\.id) == [task.subtaskID])
        }
    }

    @Test func `leaves one ticket when each answer was lost after its effect`() async throws {
        try await withDesk { desk, client in
            let fixture = try await CRMSyncFixture(Self.losingFirstAnswers(.http(client)))
            let ticket = TicketToCreate.sample(
                fichiersURLs: ["https://files.example.com/1"],
                failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
            )
            var statuses: [Int] = []
            for _ in 1...4 {
                let answer = try await fixture.crm.send(CRMAPI.createTicket, ticket, key: "one")
                statuses.append(answer.status)
            }
            #expect(statuses == [503, 503, 503, 201])
            let list = try await desk.call(DeskAPI.listTickets, Nothing())
            #expect(list.tickets.count == 1)
            let details = try await desk.call(
                DeskAPI.showTicket,
                Nothing(),
                parameters: ["ticket": list.tickets.first?.id.rawValue ?? ""]
            )
            #expect(details.entries.count == 2)
        }
    }

    @Test func `passes on that there is no such ticket`() async throws {
        try await withDesk { _, client in
            let crm = try await CRMSyncFixture(.http(client)).crm
            let response = try await crm.send(
                CRMAPI.addNote,
                NoteToAdd(text: "À relancer"),
                parameters: ["ticket": "TKTNOTONE"],
                key: "one"
            )
            #expect(response.status == 404)
            #expect(response.problemKind == "unknown-ticket")
        }
    }

    /// A desk whose answer to each change is lost once, after the change.
    private static func losingFirstAnswers(_ desk: DeskClient) -> DeskClient {
        let answered = Answered()
        var losing = desk
        losing.createTicket = { call in
            let ticket = try await desk.createTicket(call)
            try answered.loseFirst(call.key)
            return ticket
        }
        losing.addEntry = { call in
            let entry = try await desk.addEntry(call)
            try answered.loseFirst(call.key)
            return entry
        }
        return losing
    }

    /// Runs Desk behind its own server while `body` uses it, directly and
    /// over HTTP.
    private func withDesk(
        _ body: @escaping @Sendable (RouterClient, ServiceClient) async throws -> Void
    ) async throws {
        let folder = try TestFolder()
        let log = Log(service: "desk", write: { _ in })
        let settings = try ServiceSettings(
            .desk,
            Environment(["GUICHET_DATA_DIR": folder.path, "DESK_PORT": "0"])
        )
        let database = try SQLiteDatabase(path: try settings.path("desk.sqlite"))
        try await database.migrate(DeskStore.migrations)
        let store = DeskStore.sqlite(
            database,
            links: TicketLinks(base: "https://desk.example.com"),
            names: Names(randomBytes: Random.bytes)
        )
        let routes = DeskRoutes(store: store).all
        let server = try HTTPServer.service(
            settings,
            endpoints: DeskAPI.endpoints,
            routes: routes,
            metrics: Metrics(),
            log: log
        )
        let desk = RouterClient(Router(routes, log: log, metrics: Metrics()))
        try await RunningService.run([database, server]) { running in
            let client = ServiceClient(.desk, base: running.base, token: nil, http: running.http)
            try await body(desk, client)
        }
    }
}

/// The keys whose first answer was lost.
private final class Answered: Sendable {
    private let keys = Mutex<Set<String>>([])

    func loseFirst(_ key: String) throws {
        let isFirst = keys.withLock { $0.insert(key).inserted }
        if isFirst { throw CallError(service: "desk", reason: .noAnswer("connection reset")) }
    }
}
