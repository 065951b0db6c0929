import Contracts
import Database
import FoundationEssentials
import HTTP
import SQLite
import TestSupport
import Testing

@testable import Desk

@Suite("A call that is repeated under its key")
struct RepeatedCallTests {
    /// One of Desk's changes: how it is asked for, and the table that grows.
    struct Change: Sendable, CustomTestStringConvertible {
        let method: Contracts.Method
        let path: String
        let body: String
        let otherBody: String
        let table: String
        let grows: Bool

        init(
            method: Contracts.Method,
            path: String,
            body: String,
            otherBody: String,
            table: String,
            grows: Bool? = nil
        ) {
            self.method = method
            self.path = path
            self.body = body
            self.otherBody = otherBody
            self.table = table
            self.grows = grows ?? (method == .post)
        }

        var testDescription: String { "\(method.rawValue) \(path)" }

        static let all = [
            Change(
                method: .post,
                path: "/v1/contacts",
                body: #"{"email": "bruno@example.com", "name": "Bruno"}"#,
                otherBody: #"{"email": "carla@example.com"}"#,
                table: "contacts"
            ),
            Change(
                method: .post,
                path: "/v1/tickets",
                body: ticket("Chaise"),
                otherBody: ticket("Table"),
                table: "tickets"
            ),
            Change(
                method: .patch,
                path: "/v1/tickets/{ticket}",
                body: #"{"stage": "closed"}"#,
                otherBody: #"{"stage": "new"}"#,
                table: "tickets"
            ),
            Change(
                method: .post,
                path: "/v1/tickets",
                body: whole("Chaise"),
                otherBody: whole("Table"),
                table: "entries"
            ),
            Change(
                method: .patch,
                path: "/v1/tickets/{ticket}",
                body: withMail("Devis"),
                otherBody: withMail("Rappel"),
                table: "entries",
                grows: true
            ),
            Change(
                method: .post,
                path: "/v1/tickets/{ticket}/entries",
                body: #"{"note": "À relancer"}"#,
                otherBody: #"{"note": "Relancé"}"#,
                table: "entries"
            ),
            Change(
                method: .post,
                path: "/v1/tasks",
                body: #"{"ticket_id": "{ticket}", "name": "Demande", "description": "a"}"#,
                otherBody: #"{"ticket_id": "{ticket}", "name": "Demande", "description": "b"}"#,
                table: "tasks"
            ),
        ]

        /// A ticket with its contact and a note.
        private static func whole(_ subject: String) -> String {
            #"{"contact": {"email": "anna@example.com"}, "notes": ["Fichiers"], "#
                + ticket(subject).dropFirst()
        }

        private static func withMail(_ subject: String) -> String {
            """
            {"stage": "closed", "mail": {"key": "mail", "content": {"direction": "outgoing", \
            "from": "studio@example.com", "to": "anna@example.com", "subject": "\(subject)", \
            "text": "Bonjour", "message_id": "1@example.com", "smtp_sent": false}}}
            """
        }

        private static func ticket(_ subject: String) -> String {
            """
            {"user_email": "anna@example.com", "subject": "\(subject)", "content": "bois", \
            "category": "modelisation", "priority": "medium", "fichiers_urls": []}
            """
        }
    }

    let fixture: DeskFixture
    let ticket: DeskTicket

    init() async throws {
        fixture = try await DeskFixture()
        ticket = try await fixture.ticket()
    }

    @Test(arguments: Change.all)
    func `gets the first answer again and changes nothing`(change: Change) async throws {
        let first = await send(change, change.body, key: "one")
        #expect((200..<300).contains(first.status))
        let count = try await fixture.count(change.table)
        let second = await send(change, change.body, key: "one")
        #expect(second.status == first.status)
        #expect(second.bytes == first.bytes)
        #expect(try await fixture.count(change.table) == count)
    }

    @Test(arguments: Change.all)
    func `is refused with another content`(change: Change) async throws {
        _ = await send(change, change.body, key: "one")
        let count = try await fixture.count(change.table)
        let response = await send(change, change.otherBody, key: "one")
        #expect(response.status == 409)
        #expect(response.problemKind == "idempotency-key-reused")
        #expect(try await fixture.count(change.table) == count)
    }

    @Test func `is refused for another operation`() async throws {
        let entry = try #require(Change.all.first { $0.path.hasSuffix("/entries") })
        _ = await send(entry, entry.body, key: "one")
        let response = await fixture.desk.send(
            .post,
            "/v1/tickets/TKTOTHER1/entries",
            body: entry.body,
            key: "one"
        )
        #expect(response.status == 409)
    }

    @Test(arguments: Change.all)
    func `takes effect once when sent many times at once`(change: Change) async throws {
        let before = try await fixture.count(change.table)
        let answers = await withTaskGroup(of: Response.self) { group in
            for _ in 1...20 { group.addTask { await send(change, change.body, key: "one") } }
            return await group.reduce(into: [Response]()) { $0.append($1) }
        }
        #expect(Set(answers.map(\.bytes)).count == 1)
        #expect(answers.allSatisfy { (200..<300).contains($0.status) })
        #expect(try await fixture.count(change.table) == before + (change.grows ? 1 : 0))
    }

    @Test func `is as if it was never sent when it was refused`() async throws {
        let ticket = Change.all[1]
        let unowned = #"{"contact_id": "CONNOTONE", "# + ticket.body.dropFirst()
        #expect(await send(ticket, unowned, key: "one").status == 422)
        #expect(await send(ticket, ticket.body, key: "one").status == 201)
    }

    @Test func `is a new one once its key is forgotten`() async throws {
        let entry = try #require(Change.all.first { $0.path.hasSuffix("/entries") })
        // Some are older than they say: a clock was ahead of time.
        for number in 1...1400 {
            let key = "old-\(number)"
            let date = Date(timeIntervalSince1970: number <= 200 ? 1e9 : 0)
            try await fixture.database.write { connection in
                try connection.execute(
                    "INSERT INTO effect_keys VALUES (\(key), 'hash', 'id', \(date))"
                )
            }
        }
        _ = await send(entry, entry.body, key: "one")
        let kept = try await fixture.count("effect_keys") - 1200
        let old = try await fixture.store.forgetKeys(Date(timeIntervalSince1970: 1))
        #expect(old == 1200)
        #expect(try await fixture.count("effect_keys") == kept)

        _ = try await fixture.store.forgetKeys(.distantFuture)
        _ = await send(entry, entry.body, key: "one")
        #expect(try await fixture.count("entries") == 2)
    }

    private func send(_ change: Change, _ body: String, key: String) async -> Response {
        await fixture.desk.send(
            change.method,
            change.path.replacing("{ticket}", with: ticket.id.rawValue),
            body: body.replacing("{ticket}", with: ticket.id.rawValue),
            key: key
        )
    }
}
