import Language

/// What surrounds the signs of a decision.
extension ReplySigns {
    /// Returns the number of the sentence in which a sign stands.
    func sentence(of sign: Sign) -> Int {
        words[sign.range.lowerBound].sentence
    }

    /// Whether approving is spoken of at all, as in "je peux valider".
    var mentionsApproval: Bool {
        Self.mentions.contains { words.contains($0) }
    }

    /// Whether a "but" that is not followed by another approval comes after the last one.
    var isContradictedAfterApproval: Bool {
        guard let last = approvals.map(\.range.upperBound).max() else { return false }
        return words.contrasts.contains { $0 >= last }
    }

    /// Whether an assent follows a "but": "pas d'accord pour 2 crédits mais ok pour 1".
    var assentsAfterContrast: Bool {
        guard let turn = words.contrasts.first else { return false }
        return assents.contains { $0.range.lowerBound > turn }
    }

    /// How many words carry a meaning of their own beside the given signs.
    func unexplainedWords(beside signs: [Sign]) -> Int {
        words.all.indices.count { index in
            !signs.contains { $0.range.contains(index) }
                && !ReplyVocabulary.fillers.contains(words[index].text) && !isAddressee(index)
        }
    }

    /// Whether a word is the name in "merci Julie", the last word of its clause.
    private func isAddressee(_ index: Int) -> Bool {
        guard index > 0, Self.addresses.contains(words[index - 1].text),
            words[index].clause == words[index - 1].clause
        else { return false }
        return index + 1 == words.count || words[index + 1].clause != words[index].clause
    }

    /// Whether the reply opens as a question does, with or without its mark.
    var opensWithQuestionWord: Bool {
        words.all.first { !Self.greetings.contains($0.text) }
            .map { Self.questionWords.contains($0.text) } ?? false
    }

    /// Whether the reply is a "no", or opens with one that stands in a clause of its own.
    var opensWithDissent: Bool {
        guard let first = dissents.map(\.range).min(by: { $0.lowerBound < $1.lowerBound }) else {
            return false
        }
        let opens = words.all[..<first.lowerBound]
            .allSatisfy { ReplyVocabulary.fillers.contains($0.text) }
        let standsAlone = first.upperBound == words.count || !words[first.lowerBound].marks.isEmpty
        return opens && (standsAlone || unexplainedWords(beside: dissents) <= 1)
    }

    /// Whether a number is given.
    var hasFigures: Bool {
        words.all.contains { $0.text.contains { $0.isNumber } }
    }

    private static let addresses: Set<String> = [
        "merci", "thanks", "you", "bonjour", "bonsoir", "salut", "hello", "hi", "dear", "madame",
        "monsieur",
    ]

    private static let greetings: Set<String> = [
        "bonjour", "bonsoir", "salut", "hello", "hi", "hey", "merci", "thanks", "ok", "et", "and",
        "but", "mais",
    ]

    private static let questionWords: Set<String> = [
        "is", "are", "what", "which", "who", "when", "where", "why", "how", "does", "do", "can",
        "could", "will", "would", "combien", "comment", "pourquoi", "quand", "quel", "quelle",
        "quels", "quelles", "qui",
    ]

    private static let mentions = Phrase.list(
        "valid*, approuv*, accept*, approv*, confirm*, accord, agree, commande*, order, proceed"
    )
}
