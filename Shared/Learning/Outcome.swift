/// One text whose label is known, and what was made of it.
public struct Outcome: Sendable, Hashable {
    public let expected: String
    public let found: String

    /// How sure the decision was, from 0 to 1.
    public let confidence: Double

    public init(expected: String, found: String, confidence: Double) {
        self.expected = expected
        self.found = found
        self.confidence = confidence
    }

    public init(expected: String, _ judgement: Judgement) {
        self.init(
            expected: expected,
            found: judgement.best.label,
            confidence: judgement.best.probability
        )
    }

    public var isRight: Bool { expected == found }
}
