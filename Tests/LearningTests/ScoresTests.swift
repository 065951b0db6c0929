import Learning
import Testing

@Suite("Scores")
struct ScoresTests {
    private let outcomes = [
        Outcome(expected: "a", found: "a", confidence: 0.95),
        Outcome(expected: "a", found: "a", confidence: 0.85),
        Outcome(expected: "a", found: "b", confidence: 0.65),
        Outcome(expected: "b", found: "b", confidence: 0.75),
    ]

    @Test func `count what is right, by label`() throws {
        let scores = Scores(outcomes)
        #expect(scores.count == 4)
        #expect(scores.accuracy == 0.75)
        #expect(scores.confusion == [[2, 1], [0, 1]])
        let (a, b) = (try #require(scores.labels.first), try #require(scores.labels.last))
        #expect((a.label, a.count) == ("a", 3))
        #expect((a.precision, a.recall) == (1, 2.0 / 3))
        #expect((b.precision, b.recall) == (0.5, 1))
        #expect(abs(scores.macroF1 - (0.8 + 2.0 / 3) / 2) < 1e-9)
    }

    @Test func `compare confidence with what came true`() {
        // Bins: 0.95 of 1, 0.85 of 1, 0.65 of 0, 0.75 of 1.
        #expect(abs(Scores(outcomes).calibrationError - (0.05 + 0.15 + 0.65 + 0.25) / 4) < 1e-9)
        let honest = (0..<10).map {
            Outcome(expected: $0 < 8 ? "a" : "b", found: "a", confidence: 0.8)
        }
        #expect(Scores(honest).calibrationError < 1e-9)
    }

    @Test func `tell what is decided from 70 percent on`() {
        let scores = Scores(outcomes)
        #expect(scores.coverage == 0.75)
        #expect(scores.decisivePrecision == 1)
    }

    @Test func `of nothing are nothing`() {
        let scores = Scores([])
        #expect(scores.macroF1 == 0)
        #expect(scores.accuracy == 0)
        #expect(scores.calibrationError == 0)
    }
}
