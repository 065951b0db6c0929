import Contracts

extension String {
    /// The text with a space for each control character but line breaks and
    /// tabs, which is how every other service can store it.
    var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isPlain = scalar.properties.generalCategory != .control
                    return isPlain || ["\n", "\r", "\t"].contains(scalar) ? scalar : " "
                }
            )
        )
    }
}

extension ReplyClassification {
    /// The same with words that every other service can store.
    var withoutControls: ReplyClassification {
        ReplyClassification(
            ownWords: ownWords.withoutControls,
            intent: intent,
            confidence: confidence,
            language: language,
            evidence: evidence
        )
    }

    /// What was said by pressing a button, or by a person of the business:
    /// nothing had to be read out of it.
    init(certain intent: ReplyIntent, words: String, language: ClientLanguageCode) {
        self.init(
            ownWords: words,
            intent: intent,
            confidence: 100,
            language: language,
            evidence: []
        )
    }
}
