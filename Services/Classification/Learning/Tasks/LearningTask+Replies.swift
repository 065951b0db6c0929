import Contracts
import Learning

extension LearningTask {
    /// What a client answers to a quote.
    static let replies = LearningTask(
        name: "replies",
        labels: ReplyIntent.known.map(\.rawValue),
        text: { row in
            (row.ownWords ?? row.text).map { LearnedText($0) }
        },
        baseline: { row in keywords.decision(on: row.ownWords ?? row.text ?? "") },
        decision: { row, _ in
            let words = OwnWords(ofMail: row.text ?? "")
            let opinion = ReplyRules.opinion(on: .init(words: words, state: nil))
            return Decision(
                label: opinion.intent.rawValue,
                confidence: Double(opinion.confidence.value) / 100
            )
        }
    )

    private static let keywords = KeywordRule(
        [
            ("refusal", "refuse, trop cher, non merci, annule, non, no, decline, cancel, refus*"),
            ("question", "pourquoi, comment, combien, quand, why, how, when, what"),
            ("conditional", "si, if, a condition, sauf, except, provided"),
            ("auto_reply", "absent*, out of office, automatique, automatic, undeliver*, noreply"),
            ("validation", "je valide, ok, d'accord, parfait, on y va, oui, yes, approve*, agree*"),
            ("info", "cm, mm, ci joint, voici, attached, here is, dimensions"),
        ],
        otherwise: "unclear"
    )
}
