import Contracts
import HTTP
import TestSupport
import Testing

@testable import Desk

@Suite("A ticket's conversation")
struct EntryTests {
    let fixture: DeskFixture
    let ticket: DeskTicket

    init() async throws {
        fixture = try await DeskFixture()
        ticket = try await fixture.ticket()
    }

    @Test func `holds mails and notes in the order in which they came`() async throws {
        let mail = try await add(DeskEntryToAdd(mail: .sample(html: "<p>Bonjour Anna</p>")))
        let note = try await add(DeskEntryToAdd(note: "À relancer"))
        #expect(mail.mail == .sample(html: "<p>Bonjour Anna</p>"))
        #expect(mail.note == nil)
        #expect(note.note == "À relancer")

        let details = try await show()
        #expect(details.entries == [mail, note])
        #expect(details.next == nil)
        #expect(details.ticket.updatedAt == note.createdAt)
    }

    @Test func `is shown from its end, and further back page by page`() async throws {
        for number in 1...5 { _ = try await add(DeskEntryToAdd(note: "\(number)")) }
        let last = try await show("?limit=2")
        #expect(last.entries.map(\.note) == ["4", "5"])
        let middle = try await show("?limit=2&before=\(try #require(last.next))")
        #expect(middle.entries.map(\.note) == ["2", "3"])
        let first = try await show("?limit=2&before=\(try #require(middle.next))")
        #expect(first.entries.map(\.note) == ["1"])
        #expect(first.next == nil)
    }

    @Test func `knows no page that begins in another ticket's`() async throws {
        let other = try await fixture.ticket()
        let entry = try await add(DeskEntryToAdd(note: "ici"))
        let response = await fixture.desk.send(.get, "/api/tickets/\(other.id)?before=\(entry.id)")
        #expect(response.status == 400)
        #expect(response.problemKind == "bad-parameter")
    }

    @Test(arguments: [
        ("{}", ["#"]),
        (#"{"note": " "}"#, ["#/note"]),
        (#"{"note": "\#(String(repeating: "a", count: 65537))"}"#, ["#/note"]),
        (#"{"note": "a", "mail": \#(mail())}"#, ["#"]),
        (#"{"mail": \#(mail(direction: "sideways"))}"#, ["#/mail/direction"]),
        (#"{"mail": \#(mail(subject: #"a\r\nBcc: x"#))}"#, ["#/mail/subject"]),
        (#"{"mail": \#(mail(messageID: ""))}"#, ["#/mail/message_id"]),
        (#"{"mail": {"direction": "outgoing"}}"#, ["#/mail/from"]),
    ])
    func `takes nothing but a mail or a note`(body: String, fields: [String]) async throws {
        let response = await fixture.desk.send(
            .post,
            "/v1/tickets/\(ticket.id)/entries",
            body: body,
            key: "1"
        )
        #expect(response.status == 422)
        #expect(response.wrongFields == fields)
        #expect(try await fixture.count("entries") == 0)
    }

    private func add(_ entry: DeskEntryToAdd) async throws -> DeskEntry {
        let count = try await fixture.count("effect_keys")
        return try await fixture.desk.call(
            DeskAPI.addEntry,
            entry,
            parameters: ["ticket": ticket.id.rawValue],
            key: "entry-\(count)"
        )
    }

    private func show(_ query: String = "") async throws -> DeskTicketDetails {
        try await fixture.desk.call(
            DeskAPI.showTicket,
            Nothing(),
            parameters: ["ticket": ticket.id.rawValue],
            query: query
        )
    }
}

private func mail(
    direction: String = "outgoing",
    subject: String = "Devis",
    messageID: String = "1@example.com"
) -> String {
    """
    {"direction": "\(direction)", "from": "studio@example.com", "to": "anna@example.com", \
    "subject": "\(subject)", "text": "", "message_id": "\(messageID)", "smtp_sent": false}
    """
}
