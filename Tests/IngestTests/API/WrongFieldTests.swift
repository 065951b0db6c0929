import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A form with wrong fields", .timeLimit(.minutes(1)))
struct WrongFieldTests {
    /// Members that are wrong, as JSON, and what the answer must name.
    struct Case: Sendable, CustomTestStringConvertible {
        let members: [String: String]
        let fields: [String]

        init(_ members: [String: String], _ fields: String...) {
            self.members = members
            self.fields = fields
        }

        var testDescription: String {
            "\(members.mapValues { $0.prefix(40) }.sorted { $0.key < $1.key })"
        }
    }

    /// Submits a form, expects that it is refused for these fields, and that
    /// nothing of it is kept.
    private func refuse(_ wrong: Case) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(FormJSON.with(wrong.members))
            #expect(response.status == 422)
            #expect(response.problemKind == "validation")
            #expect(response.wrongFields == wrong.fields)
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
            #expect(ingest.house.effects.isEmpty)
        }
    }

    @Test(
        arguments: ["source", "objet", "description", "user_email"],
        [
            "", "null", #""""#, #"" \t\n ""#, #""\u200b \u3164""#, "1", "true", "[]", "{}",
            #"["text"]"#,
        ]
    )
    func `is refused when a required one is absent, empty or no text`(
        field: String,
        value: String
    ) async throws {
        try await refuse(Case([field: value], "#/\(field)"))
    }

    @Test(arguments: ["1", "false", "[]", #"{"first":"Anna"}"#])
    func `is refused when the name is no text`(value: String) async throws {
        try await refuse(Case(["user_name": value], "#/user_name"))
    }

    @Test(arguments: ["", "null", #""""#, #""  ""#, #""\u200b""#])
    func `may lack a name`(value: String) async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(FormJSON.with(["user_name": value]))
            #expect(response.status == 200)
        }
    }

    @Test(arguments: [#""Contact""#, #""shop""#, #""modelisation,contact""#])
    func `is refused from an unknown form`(source: String) async throws {
        try await refuse(Case(["source": source], "#/source"))
    }

    @Test(arguments: [("objet", 200), ("description", 20_000), ("user_name", 200)])
    func `is refused when one is a character too long, and taken when it is not`(
        field: String,
        limit: Int
    ) async throws {
        @Sendable func value(_ count: Int) -> String {
            "\"\(String(repeating: "é", count: count))\""
        }
        try await refuse(Case([field: value(limit + 1)], "#/\(field)"))
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(FormJSON.with([field: value(limit)]))
            #expect(response.status == 200)
        }
    }

    @Test(
        arguments: ["source", "objet", "user_email", "user_name"],
        [
            #"\n"#, #"\r\n"#, #"\r"#, #"\t"#, #"\u0000"#, #"\u007f"#, #"\u0085"#, #"\u2028"#,
            #"\u2029"#,
        ]
    )
    func `is refused when a line holds a line break or a control character`(
        field: String,
        escape: String
    ) async throws {
        try await IngestFixture.run { ingest in
            let value = "\"anna@example.com\(escape)Bcc: eva@example.com\""
            let response = await ingest.submit(FormJSON.with([field: value]))
            #expect(response.status == 422)
            #expect(Set(response.wrongFields) == ["#/\(field)"])
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
        }
    }

    @Test(arguments: [#"\u0000"#, #"\u001b"#, #"\u2028"#])
    func `is refused when the description holds control characters`(
        escape: String
    ) async throws {
        try await refuse(Case(["description": "\"Un vase\(escape) blanc\""], "#/description"))
    }

    @Test func `may have a description of several lines`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(
                FormJSON.with(["description": #""Un vase\r\n\tblanc\nde 20 cm""#])
            )
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.map(\.description) == ["Un vase\r\n\tblanc\nde 20 cm"])
        }
    }

    @Test(arguments: [
        "anna", "anna@", "@example.com", "anna@example", "anna@@example.com",
        "anna @example.com", "Anna <anna@example.com>", "anna@exa mple.com", "anna@exämple.com",
        "anna@example.com, eva@example.com", "a..b@example.com", "anna@192.168.1.1",
        "\(String(repeating: "a", count: 65))@example.com",
        "anna@\(String(repeating: "a.", count: 130))com",
    ])
    func `is refused when the address is none`(address: String) async throws {
        try await refuse(Case(["user_email": "\"\(address)\""], "#/user_email"))
    }

    @Test func `is told all that is wrong at once`() async throws {
        let form = FormJSON.text([
            "source": #""shop""#, "objet": "1", "user_email": #""anna""#, "user_name": "[]",
            "fichiers": #"[{"name":"","url":"x"}]"#,
        ])
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(form)
            #expect(response.status == 422)
            #expect(
                response.wrongFields == [
                    "#/source", "#/objet", "#/description", "#/user_email", "#/user_name",
                    "#/fichiers/0/name", "#/fichiers/0/url",
                ]
            )
        }
    }

    @Test func `is never told back what it said`() async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(
                FormJSON.with(["source": #""secret-7""#, "user_email": #""secret-8""#])
            )
            #expect(response.status == 422)
            #expect(!response.text.contains("secret"))
        }
    }
}
