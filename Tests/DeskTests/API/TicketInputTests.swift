import Contracts
import HTTP
import TestSupport
import Testing

@testable import Desk

@Suite("A ticket that cannot be stored")
struct TicketInputTests {
    let fixture: DeskFixture

    init() async throws {
        fixture = try await DeskFixture()
    }

    @Test(arguments: [
        (DeskTicketToCreate.sample(userEmail: "anna"), ["#/user_email"]),
        (.sample(subject: ""), ["#/subject"]),
        (.sample(subject: " \u{00A0}"), ["#/subject"]),
        (.sample(subject: "Chaise\u{2028}Bcc: x"), ["#/subject"]),
        (.sample(subject: String(repeating: "é", count: 501)), ["#/subject"]),
        (.sample(content: ""), ["#/content"]),
        (.sample(content: "chaise\0"), ["#/content"]),
        (.sample(content: String(repeating: "a", count: 65537)), ["#/content"]),
        (.sample(category: ""), ["#/category"]),
        (.sample(priority: TicketPriority(rawValue: "urgent")), ["#/priority"]),
        (.sample(contactID: Contact.ID("CONUNKNOWN")), ["#/contact_id"]),
        (
            .sample(fichiersURLs: ["https://a.example.com", String(repeating: "a", count: 2049)]),
            ["#/fichiers_urls/1"]
        ),
        (
            .sample(fichiersURLs: Array(repeating: "https://a.example.com", count: 101)),
            [
                "#/fichiers_urls"
            ]
        ),
        (.sample(notes: ["Bonjour", " "]), ["#/notes/1"]),
        (.sample(notes: Array(repeating: "Bonjour", count: 11)), ["#/notes"]),
        (
            .sample(
                contact: ContactToUpsert(email: "anna@example.com", name: nil),
                contactID: Contact.ID("CON1")
            ),
            ["#/contact_id"]
        ),
        (
            .sample(userEmail: "", subject: "", content: ""),
            [
                "#/user_email", "#/subject", "#/content",
            ]
        ),
    ])
    func `is refused with its wrong fields`(
        ticket: DeskTicketToCreate,
        fields: [String]
    )
        async throws
    {
        let response = try await fixture.desk.send(DeskAPI.createTicket, ticket, key: "1")
        #expect(response.status == 422)
        #expect(response.wrongFields == fields)
        #expect(try await fixture.count("tickets") == 0)
        #expect(try await fixture.count("effect_keys") == 0)
    }

    @Test func `is stored up to the last character that is allowed`() async throws {
        let ticket = try await fixture.ticket(
            .sample(
                subject: String(repeating: "é", count: 500),
                content: String(repeating: "é", count: 65536)
            )
        )
        #expect(ticket.subject.count == 500)
        #expect(ticket.content.count == 65536)
    }

    @Test(arguments: [
        (TicketUpdate(), ["#"]),
        (TicketUpdate(stage: TicketStage(rawValue: "done")), ["#/stage"]),
        (
            TicketUpdate(validationStatus: ValidationStatus(rawValue: "maybe")),
            [
                "#/validation_status"
            ]
        ),
        (TicketUpdate(creditsEstimes: -1), ["#/credits_estimes"]),
        (TicketUpdate(creditsEstimes: 1001), ["#/credits_estimes"]),
        (TicketUpdate(clickupSubtaskID: ProductionTask.ID("")), ["#/clickup_subtask_id"]),
        (
            TicketUpdate(mail: KeyedMail(key: "", content: .sample(subject: "a\r\nBcc: x"))),
            ["#/mail/key", "#/mail/content/subject"]
        ),
    ])
    func `is not changed to such a one either`(
        update: TicketUpdate,
        fields: [String]
    )
        async throws
    {
        let ticket = try await fixture.ticket()
        let response = try await fixture.desk.send(
            DeskAPI.updateTicket,
            update,
            parameters: ["ticket": ticket.id.rawValue],
            key: "1"
        )
        #expect(response.status == 422)
        #expect(response.wrongFields == fields)
    }

    @Test(arguments: [
        (#"{"subject": "Chaise""#, 400, "bad-json"),
        (#"{"subject": "Chaise", "subject": "Table"}"#, 400, "bad-json"),
        (#"{"subject": 1}"#, 422, "validation"),
        ("[]", 422, "validation"),
        ("", 400, "bad-json"),
    ])
    func `is refused when it is not even JSON of that shape`(
        body: String,
        status: Int,
        kind: String
    ) async throws {
        let response = await fixture.desk.send(.post, "/v1/tickets", body: body, key: "1")
        #expect(response.status == status)
        #expect(response.problemKind == kind)
    }

    @Test func `is refused as another type, over the limit, or without a key`() async throws {
        let form = await fixture.desk.send(
            .post,
            "/v1/tickets",
            body: "subject=Chaise",
            key: "1",
            headers: ["Content-Type": "application/x-www-form-urlencoded"]
        )
        #expect(form.status == 415)
        let large = await fixture.desk.send(
            .post,
            "/v1/tickets",
            body: String(repeating: " ", count: 1 << 20 | 1),
            key: "1"
        )
        #expect(large.status == 413)
        let keyless = try await fixture.desk.send(DeskAPI.createTicket, .sample())
        #expect(keyless.status == 400)
        #expect(keyless.problemKind == "missing-idempotency-key")
    }
}
