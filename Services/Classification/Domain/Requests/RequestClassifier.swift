import Contracts

/// Whoever can say what a request asks for.
///
/// The seam for every way to classify: the API knows only this value, so a
/// learned model or a language model takes the rules' place, or backs them,
/// without a change elsewhere.
struct RequestClassifier: Sendable {
    /// Says what the request asks for; throws when it cannot answer at all.
    var classify: @Sendable (RequestToClassify) async throws -> RequestOpinion
}

extension RequestClassifier {
    /// Weighs words and files; always answers.
    static let rules = RequestClassifier { RequestRules.opinion(on: $0) }
}
