import FoundationEssentials
import TestSupport
import Testing

@testable import Classification

@Suite("A client's own words in the rows kept for measuring")
struct OwnWordsEvaluationTests {
    private struct Row: Decodable {
        let text: String
        let format: String
        let expected: String
        let accept: [String]
    }

    @Test func `are found in nearly all`() throws {
        let rows = try Self.rows()
        let wrong = rows.filter { row in
            let words =
                row.format == "html" ? OwnWords(ofHTML: row.text) : OwnWords(ofMail: row.text)
            return !([row.expected] + row.accept).contains {
                Self.plain($0) == Self.plain(words.text)
            }
        }
        #expect(rows.count >= 100)
        #expect(wrong.count * 50 <= rows.count, "\(wrong.map(\.text))")
    }

    private static func rows() throws -> [Row] {
        try PackageRoot.text("Services/Classification/Evaluation/own_words.jsonl")
            .split(separator: "\n")
            .map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
