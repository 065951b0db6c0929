import Contracts

/// What a classifier makes of a request, before the form is heard.
struct RequestOpinion: Sendable, Hashable {
    let kind: RequestKind
    let confidence: Percent

    /// One French sentence for the staff, which names the evidence.
    let reason: String

    let method: ClassificationMethod

    /// Whether rules and model differ, so that an advisor is worth asking
    /// however sure the opinion is.
    let isDisputed: Bool

    init(
        kind: RequestKind,
        confidence: Percent,
        reason: String,
        method: ClassificationMethod,
        isDisputed: Bool = false
    ) {
        self.kind = kind
        self.confidence = confidence
        self.reason = reason
        self.method = method
        self.isDisputed = isDisputed
    }
}

extension RequestOpinion {
    /// The opinion when nobody has one: the form's own kind, as likely as not.
    static func fallback(to source: RequestSource, because reason: String) -> RequestOpinion {
        RequestOpinion(
            kind: source.kind,
            confidence: Percent(50),
            reason: reason,
            method: .fallback
        )
    }
}

extension RequestClassification {
    /// From here on the evidence overrules the form.
    static let decisiveConfidence = Percent(70)

    /// Joins what was found with what the form says.
    init(_ opinion: RequestOpinion, from source: RequestSource) {
        let isDecisive = opinion.confidence >= Self.decisiveConfidence
        let final = isDecisive ? opinion.kind : source.kind
        self.init(
            typeDetecte: opinion.kind,
            confiance: opinion.confidence.value,
            raison: opinion.reason,
            method: opinion.method,
            coherent: opinion.kind == source.kind,
            typeFinal: final,
            reclassifie: final != source.kind
        )
    }
}
