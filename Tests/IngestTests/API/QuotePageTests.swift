import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("The page behind a quote's link", .timeLimit(.minutes(1)))
struct QuotePageTests {
    @Test func `shows the quote and what can be done, in French`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .sample(credits: 2))
            _ = try await ingest.answer()
            let page = await ingest.client.send(.get, try ingest.page())
            #expect(page.status == 200)
            #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
            for text in [
                #"<html lang="fr">"#, "Vase en céramique", "2 crédits", "Valider le devis",
                "Refuser", "Une question ?",
            ] {
                #expect(page.text.contains(text))
            }
        }
    }

    @Test func `shows it in English to who wrote in English`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(FormJSON.english)
            let page = await ingest.client.send(.get, try ingest.page())
            for text in [
                #"<html lang="en">"#, "A white vase", "1 credit<", "Accept the quote", "Refuse",
                "A question?",
            ] {
                #expect(page.text.contains(text))
            }
        }
    }

    @Test func `is seen by its reader alone`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let page = await ingest.client.send(.get, try ingest.page())
            #expect(page.headers["Referrer-Policy"] == "no-referrer")
            #expect(page.headers["Cache-Control"] == "no-store")
            #expect(page.headers["X-Robots-Tag"] == "noindex")
            let policy = page.headers["Content-Security-Policy"] ?? ""
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'"))
        }
    }

    @Test func `shows what the client wrote as text`() async throws {
        let objet = #"<script>alert('a')</script> & "b""#
        try await IngestFixture.run { ingest in
            let written = objet.replacing("\"", with: "\\\"")
            _ = try await ingest.answer(FormJSON.with(["objet": "\"\(written)\""]))
            let page = await ingest.client.send(.get, try ingest.page())
            #expect(!page.text.contains("<script"))
            #expect(
                page.text.contains(
                    "&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt; &amp; &quot;b&quot;"
                )
            )
        }
    }

    @Test func `changes nothing by being looked at`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let before = try await ingest.validation("T-1")
            let effects = ingest.house.effects.count
            let path = try ingest.page()
            for target in [path, "\(path)?action=validate"] {
                for method in [Contracts.Method.get, .head] {
                    let page = await ingest.client.send(method, target)
                    #expect(page.status == 200)
                }
            }
            try await ingest.settled()
            let after = try await ingest.validation("T-1")
            #expect(after == before)
            #expect(ingest.house.effects.count == effects)
        }
    }

    @Test func `asks for what is missing, and offers nothing to accept`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: .incomplete)
            _ = try await ingest.answer()
            let page = await ingest.client.send(.get, try ingest.page())
            #expect(page.status == 200)
            #expect(page.text.contains("Envoyez-nous ce qui manque"))
            #expect(!page.text.contains("Valider le devis"))

            let accepted = await ingest.press("validate", on: try ingest.page())
            #expect(accepted.status == 409)
            #expect(accepted.text.contains("pas encore de devis"))
            #expect(ingest.house.count(.createTask) == 0)
        }
    }

    // MARK: Links that lead nowhere

    @Test(arguments: ["T-1.1.99.mac", "x", "%00", "T-1"])
    func `is no page for a link that was not made here`(token: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let shown = await ingest.client.send(.get, "/quotes/\(token)")
            #expect(shown.status == 404)
            #expect(shown.text.contains("pas valable"))
            let acted = await ingest.press("validate", on: "/quotes/\(token)")
            #expect(acted.status == 404)
            #expect(ingest.house.count(.createTask) == 0)
        }
    }

    @Test func `is gone once the quote has run out`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let path = try ingest.page()
            ingest.clock.advance(by: 30 * 86_400 + 1)
            let shown = await ingest.client.send(.get, path)
            #expect(shown.status == 410)
            #expect(shown.text.contains("n&#39;est plus valable"))
            let acted = await ingest.press("validate", on: path)
            #expect(acted.status == 410)
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == .pendingCredits)
        }
    }

    @Test func `is good in the last second of the quote`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 30 * 86_400)
            let acted = await ingest.press("validate", on: try ingest.page())
            #expect(acted.status == 200)
        }
    }

    // MARK: Forms that are none

    @Test(arguments: [
        "", "action=", "action=delete", "action=%FF", "message=Bonjour", "action=ask",
        "action=ask&message=", "action=ask&message=+%20%0A", "action=ask&message=%00",
        "action=ask&message=\(String(repeating: "a", count: 5_001))",
    ])
    func `takes no form without an action or a message`(form: String) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let response = await ingest.client.send(
                .post,
                try ingest.page(),
                body: form,
                headers: ["Content-Type": "application/x-www-form-urlencoded"]
            )
            #expect(response.status == 422)
            #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
            let replies = try await ingest.rows(of: "replies")
            #expect(replies == 0)
        }
    }

    @Test func `takes a browser's form and nothing else`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let path = try ingest.page()
            let json = await ingest.client.send(.post, path, body: #"{"action":"validate"}"#)
            #expect(json.status == 415)
            let large = await ingest.press("ask", String(repeating: "a", count: 1 << 16), on: path)
            #expect(large.status == 413)
        }
    }
}
