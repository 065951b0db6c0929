import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A person who says what a request is", .timeLimit(.minutes(1)))
struct TypeCorrectionTests {
    static let files = FormJSON.with([
        "fichiers": #"[{"name":"face.png","url":"https://site.example.com/1"}]"#
    ])

    @Test func `makes an example of the request, and a note on its ticket`() async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer(Self.files)
            let body = #"{"type":"SUPPORT","note":"Demande une facture"}"#
            let kept = try await ingest.corrected(request.requestID, body)
            #expect(kept.requestID == request.requestID)
            #expect(kept.ticketID == request.ticketID)
            #expect(kept.type == .support)
            #expect(kept.classification == request.classification)
            #expect(!kept.isConfirmation)
            #expect(kept.revision == 1)
            #expect(kept.correctedAt == ingest.clock.now)
            let page = try await ingest.corrections()
            #expect(page.next == nil)
            #expect(
                page.examples == [
                    LabelledRequest(
                        objet: "Vase en céramique",
                        description: "Un vase blanc de 20 cm, simple, sans décor.",
                        fichiers: ["face.png"],
                        formSource: .modelisation,
                        label: .support,
                        lang: .french,
                        tags: ["corrected"]
                    )
                ]
            )
            try await ingest.settled()
            #expect(
                ingest.notes == [
                    """
                    Type corrigé par une personne : SUPPORT au lieu de MODELISATION \
                    (décision : 92 %, rules ; avis n° 1).
                    Demande une facture
                    Aucun devis n'est commencé ni annulé par cet avis.
                    """
                ]
            )
        }
    }

    @Test func `gives rows just as the training files have them`() async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer(FormJSON.english)
            _ = try await ingest.corrected(request.requestID)
            let response = await ingest.client.send(.get, "/requests/corrections")
            #expect(
                response.text == #"""
                    {"examples":[{"description":"Please make the model of a plain white vase, \#
                    20 cm, for my shop.","fichiers":[],"form_source":"modelisation",\#
                    "label":"SUPPORT","lang":"en","objet":"A white vase","tags":["corrected"]}]}
                    """#
            )
        }
    }

    @Test(arguments: [
        (FormJSON.modelisation, IngestFixture.toSupport, "stays open"),
        (FormJSON.support, IngestFixture.toModelisation, "No quote begins"),
    ])
    func `is told that no quote begins or ends, and none does`(
        form: String,
        body: String,
        word: String
    ) async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer(form)
            let mails = ingest.house.count(.sendMail)
            let kept = try await ingest.corrected(request.requestID, body)
            #expect(kept.message.contains(word))
            try await ingest.settled()
            let quotes = try await ingest.rows(of: "quotes")
            #expect(quotes == (form == FormJSON.modelisation ? 1 : 0))
            #expect(ingest.house.count(.sendMail) == mails)
            if form == FormJSON.modelisation {
                let response = await ingest.press("validate", on: try ingest.page())
                #expect(response.status == 200)
            }
        }
    }

    @Test func `may confirm what was decided`() async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer(FormJSON.support)
            let kept = try await ingest.corrected(request.requestID)
            #expect(kept.isConfirmation)
            #expect(kept.message == "Kept as an example; a note goes to the ticket.")
            let examples = try await ingest.corrections().examples
            #expect(examples.map(\.label) == [.support])
            try await ingest.settled()
            #expect(
                ingest.notes == [
                    "Type confirmé par une personne : SUPPORT (décision : 92 %, rules ; avis n° 1)."
                ]
            )
        }
    }

    @Test func `replaces what was said before, with a note of its own`() async throws {
        try await IngestFixture.run { ingest in
            let request = try await ingest.answer()
            _ = try await ingest.corrected(request.requestID, key: "a")
            ingest.clock.advance(by: 60)
            let second = try await ingest.corrected(
                request.requestID,
                IngestFixture.toModelisation,
                key: "b"
            )
            #expect(second.revision == 2)
            #expect(second.isConfirmation)
            #expect(second.correctedAt == ingest.clock.now)
            let examples = try await ingest.corrections().examples
            #expect(examples.map(\.label) == [.modelisation])
            try await ingest.settled()
            #expect(ingest.notes.count == 2)
            #expect(ingest.notes.contains { $0.contains("avis n° 2") })
        }
    }

    @Test func `says it once, under one key and under several`() async throws {
        try await IngestFixture.run { ingest in
            let id = try await ingest.answer().requestID
            let first = await ingest.correct(id.rawValue, key: "a")
            for key in ["a", "b"] {
                ingest.clock.advance(by: 60)
                let again = await ingest.correct(id.rawValue, key: key)
                #expect(again.text == first.text)
            }
            _ = try await ingest.corrected(id, IngestFixture.toModelisation, key: "c")
            // Late, and not the last word any more.
            for key in ["a", "b"] {
                let late = await ingest.correct(id.rawValue, key: key)
                #expect(late.text == first.text)
            }
            let reused = await ingest.correct(
                id.rawValue,
                IngestFixture.toModelisation,
                key: "b"
            )
            #expect(reused.status == 409)
            let examples = try await ingest.corrections().examples
            #expect(examples.map(\.label) == [.modelisation])
            try await ingest.settled()
            #expect(ingest.notes.count == 2)
        }
    }

    @Test func `cannot say something else under the same key`() async throws {
        try await IngestFixture.run { ingest in
            let id = try await ingest.answer().requestID
            _ = try await ingest.corrected(id)
            let other = await ingest.correct(id.rawValue, IngestFixture.toModelisation)
            #expect(other.status == 409)
            #expect(other.problemKind == "idempotency-key-reused")
            let examples = try await ingest.corrections().examples
            #expect(examples.map(\.label) == [.support])
        }
    }
}
