import Contracts
import Learning

/// Whoever can say what a request asks for.
///
/// The seam for every way to classify: the API knows only this value, so a
/// learned model or a language model takes the rules' place, or backs them,
/// without a change elsewhere.
struct RequestClassifier: Sendable {
    /// Says what the request asks for.
    ///
    /// Always answers: whoever depends on somebody else falls back by itself.
    var classify: @Sendable (RequestToClassify) async -> RequestOpinion
}

extension RequestClassifier {
    /// Weighs words and files.
    static let rules = RequestClassifier { RequestRules.opinion(on: $0) }

    /// Weighs words and files, and asks a model beside it.
    static func learned(_ model: LinearModel) -> RequestClassifier {
        RequestClassifier { request in
            RequestDecision.opinion(on: request, model.judge(LearnedText(request: request)))
        }
    }
}
