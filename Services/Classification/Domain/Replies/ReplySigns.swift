import Language

/// The signs of a decision that stand in a client's own words.
struct ReplySigns: Sendable {
    /// An expression found in a text.
    struct Sign: Sendable, Hashable {
        let text: String
        let range: Range<Int>
    }

    let words: Words

    /// Approvals that hold: not denied, not asked, not cited, not only imagined.
    let approvals: [Sign]
    let assents: [Sign]
    let refusals: [Sign]
    let dissents: [Sign]

    /// Approvals that the client denies: "je ne valide pas".
    let deniedApprovals: [Sign]
    let questions: [Sign]
    let conditions: [Sign]
    let hesitations: [Sign]
    let information: [Sign]

    /// Whether a sentence tells how to answer, as our own mails do.
    let instructs: Bool

    /// Sentences that end with a question mark, by number.
    let askedSentences: Set<Int>

    /// - Parameter words: Of the client's own words, spelled out.
    init(in words: Words) {
        let instructed = Self.instructions(in: words)
        let asked = Self.askedSentences(of: words)
        self.words = words
        askedSentences = asked
        let unspoken = asked.union(instructed)
        instructs = !instructed.isEmpty
        func signs(_ phrases: [Phrase]) -> [Sign] { Self.signs(of: phrases, in: words) }
        func said(_ signs: [Sign]) -> [Sign] {
            signs.filter { !unspoken.contains(words[$0.range.lowerBound].sentence) }
        }
        let courtesies = signs(ReplyVocabulary.courtesies)

        let approving = said(signs(ReplyVocabulary.approvals))
        let refusing = said(signs(ReplyVocabulary.refusals))
        deniedApprovals = said(signs(ReplyVocabulary.deniables)).filter {
            words.isNegated($0.range)
        }
        refusals = refusing.filter {
            !Self.overlaps($0, courtesies) && (Self.denies($0) || !words.isNegated($0.range))
        }
        approvals = approving.filter {
            !words.isNegated($0.range) && !Self.overlaps($0, refusing)
                && !Self.isImagined($0, in: words)
        }
        assents = said(signs(ReplyVocabulary.assents)).filter {
            !words.isNegated($0.range) && !Self.overlaps($0, refusing)
        }
        dissents = said(signs(ReplyVocabulary.dissents))
        questions = signs(ReplyVocabulary.questions)
        conditions = said(signs(ReplyVocabulary.conditions)).filter { condition in
            !Self.overlaps(condition, courtesies)
                && !refusing.contains {
                    $0.range.count > condition.range.count && $0.range.overlaps(condition.range)
                }
        }
        hesitations = signs(ReplyVocabulary.hesitations)
        information = signs(ReplyVocabulary.information)
    }

    private static func signs(of phrases: [Phrase], in words: Words) -> [Sign] {
        phrases.flatMap { phrase in
            words.ranges(of: phrase).map { range in
                Sign(text: words.all[range].map(\.text).joined(separator: " "), range: range)
            }
        }
    }

    private static func overlaps(_ sign: Sign, _ others: [Sign]) -> Bool {
        others.contains { $0.range.overlaps(sign.range) }
    }

    /// Tells whether a refusal carries its own denial, which a "no" before it confirms.
    private static func denies(_ sign: Sign) -> Bool {
        ["pas ", "not ", "no ", "non ", "ne ", "plus "].contains(where: sign.text.hasPrefix)
    }

    /// Tells whether an approval is only spoken of: "avant de valider", "if we approve".
    private static func isImagined(_ sign: Sign, in words: Words) -> Bool {
        let clause = words[sign.range.lowerBound].clause
        let before = words.all[..<sign.range.lowerBound].suffix(4).filter { $0.clause == clause }
        if let last = before.last, last.text == "si" || last.text == "if" { return true }
        return before.contains { imaginings.contains($0.text) }
    }

    private static func askedSentences(of words: Words) -> Set<Int> {
        Set(words.all.filter { $0.marks.contains("?") }.map(\.sentence))
    }

    /// Sentences that tell how to answer: "répondez « je valide »" is ours, not the client's.
    private static func instructions(in words: Words) -> Set<Int> {
        Set(words.all.filter { instructing.contains($0.text) }.map(\.sentence))
    }

    private static let instructing: Set<String> = ["repondez", "repondre", "reply", "replying"]

    private static let imaginings: Set<String> = [
        "avant", "before", "pense", "think", "hesite", "whether", "pourrais", "voudrais",
        "aimerais",
        "might", "would", "could", "quand", "when", "lorsque", "faut", "dois", "must", "repondre",
        "reply",
    ]
}
