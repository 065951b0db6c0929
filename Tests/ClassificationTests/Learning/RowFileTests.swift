import TestSupport
import Testing

@testable import Classification

@Suite("A file of labelled texts")
struct RowFileTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    private func rows(_ text: String) throws -> [LearningRow] {
        try RowFile.rows(of: [try folder.write(text, to: "rows.jsonl")])
    }

    @Test func `is read line by line, and what is not needed is passed over`() throws {
        let found = try rows(
            """
            {"text": "ok", "label": "validation", "lang": "fr", "tags": []}
            {"objet": "a", "description": "b", "fichiers": [], "form_source": "contact", "label": "SUPPORT"}

            """
        )
        #expect(found.map(\.label) == ["validation", "SUPPORT"])
        #expect(found.first?.lang == "fr")
        #expect(found.last?.formSource == "contact")
    }

    @Test(arguments: [
        ("{\"label\": \"a\"}\n{\"text\": \"b\"}", "line 2: no member label"),
        ("{\"label\": \"a\"}\nnonsense", "line 2: no JSON"),
        ("{\"label\": \"a\"}\n\n{\"label\": \"a\"}", "line 2: no JSON"),
        ("{\"label\": \"a\", \"label\": \"b\"}", "line 1: a member is named twice"),
        ("{\"label\": 1}", "line 1: not String at label"),
        ("\u{FEFF}{\"label\": \"a\"}", "line 1: no JSON"),
        ("[]", "line 1: "),
    ])
    func `is refused with the number of the wrong line`(text: String, reason: String) throws {
        let error = #expect(throws: LearningFailure.self) { try rows(text) }
        #expect(error?.description.contains("rows.jsonl, \(reason)") == true)
    }

    @Test func `that is not there is named`() {
        #expect(throws: LearningFailure("/nowhere/rows.jsonl cannot be read")) {
            try RowFile.rows(of: ["/nowhere/rows.jsonl"])
        }
    }
}
