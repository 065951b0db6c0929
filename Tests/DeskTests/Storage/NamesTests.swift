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

@Suite("Names of new records")
struct NamesTests {
    @Test func `use every letter and digit alike`() {
        let bytes = Mutex<[UInt8]>(Array(0...255))
        let text = NameText.random(252) { count in
            bytes.withLock { bytes in
                let taken = Data(bytes.prefix(count))
                bytes.removeFirst(min(count, bytes.count))
                return taken
            }
        }
        // 252 of the 256 bytes are used, and 252 is 7 times 36.
        let counts = text.reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
        #expect(counts.count == 36)
        #expect(Set(counts.values) == [7])
    }

    @Test func `are short for tickets and tasks, and lie side by side`() {
        let names = Names(randomBytes: Random.bytes)
        let tickets = (1...100).map { _ in names.ticket().rawValue }
        let tasks = (1...100).map { _ in names.task().rawValue }
        #expect(tickets.allSatisfy { $0.wholeMatch(of: /TKT[A-Z0-9]{6}/) != nil })
        #expect(tasks.allSatisfy { $0.wholeMatch(of: /TSK[A-Z0-9]{8}/) != nil })
        #expect(Set(tickets.map { $0.prefix(7) }).count == 1)
        #expect(Set(tasks.map { $0.prefix(9) }).count == 1)
        #expect(Set(tickets).count == 100)
    }

    @Test(arguments: [0, 999_999_999, 1_750_000_000, 4_102_444_800, 90_000_000_000])
    func `sort by the time in which a contact or an entry came`(seconds: Double) {
        let names = Names(randomBytes: Random.bytes)
        let now = Date(timeIntervalSince1970: seconds)
        for (name, next) in [
            (names.contact(at: now).rawValue, names.contact(at: now + 0.001).rawValue),
            (names.entry(at: now).rawValue, names.entry(at: now + 0.001).rawValue),
        ] {
            #expect(name.wholeMatch(of: /(CON|ENT)[A-Z0-9]{16}/) != nil)
            #expect(name < next)
        }
        #expect(names.entry(at: now) != names.entry(at: now))
    }

    @Test func `are taken again until one is free`() async throws {
        // Desk was started again, and the same block was drawn as before.
        let draws = Mutex(0)
        let fixture = try await DeskFixture(
            names: Names { count in
                draws.withLock { draws in
                    draws += 1
                    return Data(repeating: draws == 1 ? 10 : 11, count: count)
                }
            }
        )
        try await open(Ticket.ID("TKTAAAA00"), in: fixture)
        #expect(try await fixture.ticket().id.rawValue == "TKTBBBB00")
        #expect(try await fixture.ticket().id.rawValue == "TKTBBBB01")
    }

    @Test func `are given up when chance always says the same`() async throws {
        let fixture = try await DeskFixture(names: Names { Data(repeating: 0, count: $0) })
        try await open(Ticket.ID("TKT000000"), in: fixture)
        let response = try await fixture.desk.send(DeskAPI.createTicket, .sample(), key: "two")
        #expect(response.status == 500)
        #expect(try await fixture.count("tickets") == 1)
    }

    private func open(_ ticket: Ticket.ID, in fixture: DeskFixture) async throws {
        try await fixture.database.write { connection in
            try connection.execute(
                """
                INSERT INTO tickets (
                    id, user_email, subject, content, category, priority, stage,
                    fichiers_urls, search, created_at, updated_at
                ) VALUES (\(ticket), '', '', '', '', 'medium', 'new', '[]', '', 0, 0)
                """
            )
        }
    }
}
