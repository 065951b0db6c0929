import Contracts
import Language

/// What a classifier makes of a client's own words.
struct ReplyOpinion: Sendable, Hashable {
    let intent: ReplyIntent
    let confidence: Percent

    /// The words that decided, folded, the deciding ones first.
    let evidence: [String]
}

extension ReplyClassification {
    /// Joins an opinion with the words it was made on.
    init(_ opinion: ReplyOpinion, on words: OwnWords) {
        self.init(
            ownWords: words.text,
            intent: opinion.intent,
            confidence: opinion.confidence.value,
            language: ClientLanguageCode(rawValue: ClientLanguage.guess(words.text).rawValue),
            evidence: opinion.evidence
        )
    }
}
