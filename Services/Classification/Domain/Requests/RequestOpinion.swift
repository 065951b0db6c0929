/// What a classifier makes of a request, before the form is heard.
struct RequestOpinion: Sendable, Hashable {
    /// How the kind was found.
    enum Method: String, Sendable, Hashable {
        /// The words and files were weighed.
        case rules

        /// Nothing in the request decides, so the form does.
        case fallback
    }

    let kind: RequestKind
    let confidence: Percent

    /// One French sentence for the staff, which names the evidence.
    let reason: String

    let method: Method
}

extension RequestOpinion {
    /// The opinion when nobody has one: the form's own kind, as likely as not.
    static func fallback(to source: FormSource, because reason: String) -> RequestOpinion {
        RequestOpinion(
            kind: source.kind, confidence: Percent(50), reason: reason, method: .fallback)
    }
}
