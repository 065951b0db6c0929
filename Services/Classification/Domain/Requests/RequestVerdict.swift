/// The final word on a request: what was found, and what follows with the form heard.
struct RequestVerdict: Sendable, Hashable {
    /// From here on the evidence overrules the form.
    static let decisiveConfidence = Percent(70)

    let opinion: RequestOpinion
    let source: FormSource

    init(_ opinion: RequestOpinion, for source: FormSource) {
        self.opinion = opinion
        self.source = source
    }

    /// Whether the detected kind is the one that the form is meant for.
    var isCoherent: Bool { opinion.kind == source.kind }

    /// The kind to act on: the detected one when it is sure enough, else the form's.
    var finalKind: RequestKind {
        opinion.confidence >= Self.decisiveConfidence ? opinion.kind : source.kind
    }

    /// Whether the client is served as another kind than the form said.
    var isReclassified: Bool { finalKind != source.kind }
}
