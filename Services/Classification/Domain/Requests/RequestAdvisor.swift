import Contracts

/// A second opinion on requests that the classifier is not sure of.
struct RequestAdvisor: Sendable {
    /// Says what the request asks for; nothing when there is no opinion.
    var advise: @Sendable (RequestToClassify) async -> RequestAdvice?
}

/// What an advisor makes of a request.
struct RequestAdvice: Sendable, Hashable {
    let kind: RequestKind
    let confidence: Percent
}

extension RequestClassifier {
    /// The same classifier, which asks an advisor where it is not sure.
    ///
    /// A request that is clear is never shown to the advisor.
    func advised(by advisor: RequestAdvisor) -> RequestClassifier {
        RequestClassifier { request in
            let opinion = await classify(request)
            guard opinion.isAmbiguous, let advice = await advisor.advise(request) else {
                return opinion
            }
            return opinion.joined(with: advice)
        }
    }
}

extension RequestOpinion {
    /// Whether the evidence does not suffice to overrule the form, or speaks both ways.
    var isAmbiguous: Bool {
        isDisputed || confidence < RequestClassification.decisiveConfidence
    }

    /// What an advisor must be sure of to decide against the clues.
    static let overrulingConfidence = Percent(80)

    /// The surest that advice makes anybody: it was asked for where words tell
    /// little.
    static let advisedConfidence = Percent(90)

    /// Joins an advisor's word with this opinion.
    ///
    /// The advisor decides, except against the clues without being sure, and
    /// where it is not sure itself but this opinion is: then this opinion stays
    /// as it is. Where rules and model differ, no clue is contradicted. The reason is our own sentence, so that
    /// nothing of what the advisor read or wrote goes further.
    func joined(with advice: RequestAdvice) -> RequestOpinion {
        let contradictsClues = method != .fallback && advice.kind != kind && !isDisputed
        let needed = contradictsClues ? Self.overrulingConfidence : Percent(0)
        let decisive = RequestClassification.decisiveConfidence
        guard advice.confidence >= needed, confidence < decisive || advice.confidence >= decisive
        else { return self }
        let confidence = min(advice.confidence, Self.advisedConfidence)
        let against = contradictsClues ? ", contre les indices relevés" : ""
        return RequestOpinion(
            kind: advice.kind,
            confidence: confidence,
            reason: "Cas ambigu tranché par le modèle de langue : \(advice.kind.rawValue) "
                + "(\(confidence.value) %)\(against).",
            method: .llm
        )
    }
}
