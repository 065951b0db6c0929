import Contracts
import Cryptography
import Database
import FoundationEssentials
import HTTP
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Desk

@Suite("A list of tickets")
struct TicketListTests {
    let fixture: DeskFixture

    init() async throws {
        fixture = try await DeskFixture()
    }

    @Test func `begins with the newest and goes on page by page`() async throws {
        var opened: [Ticket.ID] = []
        for number in 1...5 {
            opened.append(try await fixture.ticket(.sample(subject: "Chaise \(number)")).id)
        }
        let first = try await list("?limit=2")
        #expect(first.tickets.map(\.id) == [opened[4], opened[3]])
        let second = try await list("?limit=2&before=\(try #require(first.next))")
        #expect(second.tickets.map(\.id) == [opened[2], opened[1]])
        let third = try await list("?limit=2&before=\(try #require(second.next))")
        #expect(third.tickets.map(\.id) == [opened[0]])
        #expect(third.next == nil)
    }

    @Test func `shows every ticket once when several have the same date`() async throws {
        let opened = try await (1...5).asyncMap { _ in try await fixture.ticket().id }
        try await fixture.database.write { connection in
            try connection.execute("UPDATE tickets SET created_at = 1750000000000")
        }
        var (listed, next): ([Ticket.ID], String?) = ([], "")
        while let cursor = next {
            let page = try await list("?limit=2" + (cursor.isEmpty ? "" : "&before=\(cursor)"))
            listed += page.tickets.map(\.id)
            next = page.next
        }
        #expect(listed == listed.sorted { $0.rawValue > $1.rawValue })
        #expect(Set(listed) == Set(opened))
        #expect(listed.count == 5)
    }

    @Test(arguments: [
        ("", ["open high", "closed medium", "open medium"]),
        ("?status=new", ["open high", "open medium"]),
        ("?status=closed", ["closed medium"]),
        ("?priority=medium", ["closed medium", "open medium"]),
        ("?status=new&priority=medium", ["open medium"]),
        ("?status=waiting_on_us", []),
        ("?q=medium&status=closed", ["closed medium"]),
        ("?q=open&priority=high", ["open high"]),
    ])
    func `holds what matches all filters`(query: String, subjects: [String]) async throws {
        _ = try await fixture.ticket(.sample(subject: "open medium"))
        let closed = try await fixture.ticket(.sample(subject: "closed medium"))
        _ = try await fixture.ticket(.sample(subject: "open high", priority: .high))
        _ = try await fixture.desk.call(
            DeskAPI.updateTicket,
            TicketUpdate(stage: .closed),
            parameters: ["ticket": closed.id.rawValue],
            key: "close"
        )
        #expect(try await list(query).tickets.map(\.subject) == subjects)
    }

    @Test(arguments: [
        ("CHAISE", ["Chaise à 50%"]),
        ("50%25", ["Chaise à 50%"]),
        ("%25", ["Chaise à 50%"]),
        ("_", ["Table_basse"]),
        ("%5C", ["Étagère \\ mur"]),
        ("%C3%A9tag%C3%A8re", ["Étagère \\ mur"]),
        ("bruno%40example", ["Table_basse"]),
        ("x'%20OR%20'1'%3D'1", []),
    ])
    func `is searched for plain text whatever its characters`(
        text: String,
        subjects: [String]
    )
        async throws
    {
        _ = try await fixture.ticket(.sample(subject: "Chaise à 50%"))
        _ = try await fixture.ticket(
            .sample(userEmail: "Bruno@example.com", subject: "Table_basse")
        )
        _ = try await fixture.ticket(.sample(subject: "Étagère \\ mur"))
        #expect(try await list("?q=\(text)").tickets.map(\.subject) == subjects)
    }

    @Test func `finds a ticket by its number`() async throws {
        let ticket = try await fixture.ticket()
        _ = try await fixture.ticket()
        let found = try await list("?q=\(ticket.id.rawValue.lowercased())")
        #expect(found.tickets.map(\.id) == [ticket.id])
    }

    @Test(arguments: [
        "limit=0", "limit=201", "limit=two", "before=TKTNOTONE", "status=done", "priority=urgent",
        "q=\(String(repeating: "a", count: 201))",
    ])
    func `is refused for a parameter that makes no sense`(parameter: String) async {
        let response = await fixture.desk.send(.get, "/api/tickets?\(parameter)")
        #expect(response.status == 400)
        #expect(response.problemKind == "bad-parameter")
    }

    private func list(_ query: String) async throws -> DeskTicketList {
        try await fixture.desk.call(DeskAPI.listTickets, Nothing(), query: query)
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(
        _ transform: (Element) async throws -> Value
    ) async rethrows
        -> [Value]
    {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
