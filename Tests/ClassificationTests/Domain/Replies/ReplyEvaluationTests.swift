import Contracts
import Learning
import Testing

@testable import Classification

@Suite("Replies that nothing learned from")
struct ReplyEvaluationTests {
    private static func outcomes() throws -> [Outcome] {
        try Replies.evaluation().map { row in
            let opinion = try Replies.opinion(on: row.ownWords ?? row.text ?? "")
            return Outcome(
                expected: row.label,
                found: opinion.intent.rawValue,
                confidence: Double(opinion.confidence.value) / 100
            )
        }
    }

    @Test func `are read right, each intent for itself`() throws {
        let scores = Scores(try Self.outcomes())
        #expect(scores.macroF1 >= 0.9)
        for label in scores.labels { #expect(label.f1 >= 0.8, "\(label.label)") }
    }

    @Test func `never validate when the client did not`() throws {
        let others = try Self.outcomes().filter { $0.expected != ReplyIntent.validation.rawValue }
        let wrong = others.count { $0.found == ReplyIntent.validation.rawValue }
        #expect(others.count > 100)
        #expect(Double(wrong) <= 0.005 * Double(others.count))
    }
}
