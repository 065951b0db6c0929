import Language

/// What a reply says beside its agreement.
///
/// "I agree" approves, "I agree it's lovely weather" does not: what tells
/// them apart is not in any list, but that something is left over.
struct ReplyResidue: Sendable, Hashable {
    /// Words that say something of their own, in the whole reply.
    let words: [String]

    /// Those of them that are not in a question.
    let stated: [String]

    /// Words that deny something and are no part of a harmless saying.
    let denials: [String]

    /// Those in a clause that agrees, and those in a sentence that agrees.
    let inClause: Int
    let inSentence: Int

    /// Those before the first agreement, and those behind the last one.
    let before: Int
    let behind: Int

    /// Where those deny.
    let denial: Place?

    /// Whether the reply agrees at all, in whatever words.
    let agrees: Bool

    /// Whether the last agreement trails off, as "ok..." does.
    let trailsOff: Bool

    enum Place: Sendable, Hashable {
        case before
        case behind

        /// In a reply that does not agree.
        case anywhere
    }

    init(of topics: ReplyTopics) {
        let text = topics.words
        var explained = [Bool](repeating: false, count: text.count)
        for mention in topics.mentions where Self.explaining.contains(mention.topic) {
            for index in mention.range { explained[index] = true }
        }
        let agreements = topics.mentions.filter { Self.agreeing.contains($0.topic) }.map(\.range)
        let open = text.all.indices.filter { !explained[$0] }
        let left = open.filter { Self.saysSomething($0, in: text) }
        let denials = open.filter { Self.denies($0, in: text) }
        let clauses = Set(agreements.map { text[$0.lowerBound].clause })
        let sentences = Set(agreements.map { text[$0.lowerBound].sentence })
        let asked = Set(text.all.filter { $0.marks.contains("?") }.map(\.sentence))
        let first = agreements.map(\.lowerBound).min() ?? text.count
        let last = agreements.map(\.upperBound).max() ?? 0
        words = left.map { text[$0].text }
        stated = left.filter { !asked.contains(text[$0].sentence) }.map { text[$0].text }
        self.denials = denials.map { text[$0].text }
        agrees = !agreements.isEmpty
        inClause = left.count { clauses.contains(text[$0].clause) }
        inSentence = left.count { sentences.contains(text[$0].sentence) }
        before = left.count { $0 < first }
        behind = left.count { $0 >= last }
        trailsOff = last > 0 && text[last - 1].marks.contains("..")
        if denials.isEmpty {
            denial = nil
        } else if agreements.isEmpty {
            denial = .anywhere
        } else {
            denial = denials.contains { $0 >= last } ? .behind : .before
        }
    }

    private static func saysSomething(_ index: Int, in text: Words) -> Bool {
        let word = text[index].text
        guard let first = word.unicodeScalars.first, first.properties.isAlphabetic,
            !plain.contains(word)
        else { return false }
        guard index > 0, text[index - 1].clause == text[index].clause else { return true }
        return !addresses.contains(text[index - 1].text)
    }

    private static func denies(_ index: Int, in text: Words) -> Bool {
        guard denials.contains(text[index].text) else { return false }
        // "devis n° 118"
        let next = index + 1 < text.count ? text[index + 1].text.unicodeScalars.first : nil
        return text[index].text != "n" || next?.properties.isAlphabetic == true
    }

    /// The topics of agreement.
    static let agreeing: Set<ReplyTopic> = [
        .yes, .contentment, .approval, .start, .harmlessDenial,
    ]
    private static let explaining = agreeing.union([.thanks, .regret, .urgency])
}
