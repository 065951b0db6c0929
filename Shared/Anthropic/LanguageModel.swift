/// Whoever can answer a closed question: a language model.
///
/// The seam for every vendor of one; who asks has a decision of its own for
/// the case that none comes.
public struct LanguageModel: Sendable {
    /// Answers with one of the question's choices.
    ///
    /// What went wrong is logged and counted already.
    public var ask: @Sendable (Question) async throws(LanguageModelError) -> Verdict

    public init(ask: @escaping @Sendable (Question) async throws(LanguageModelError) -> Verdict) {
        self.ask = ask
    }
}
