/// What a model answers to a question.
public struct Verdict: Sendable, Hashable {
    /// One of the question's choices.
    public let choice: String

    /// Percent, 0 to 100, as the model sees it.
    public let confidence: Int

    public init(choice: String, confidence: Int) {
        self.choice = choice
        self.confidence = confidence
    }
}
