import Contracts
import Language
import Learning

/// Whoever can say what a message to the shop or the desk is about.
struct MessageClassifier: Sendable {
    /// Sorts a message of a taxonomy that is known.
    ///
    /// Always answers: the label is the best guess, and the confidence says
    /// how sure it is.
    var classify: @Sendable (MessageToClassify) async -> MessageClassification
}

extension MessageClassifier {
    /// Reads order numbers and language by rules, and lets models judge what
    /// the rules' marks and the words say of the rest.
    static func learned(
        shop: LinearModel,
        desk: LinearModel,
        priority: LinearModel
    ) -> MessageClassifier {
        MessageClassifier { message in
            let text = message.text
            let orders = OrderNumbers.found(in: text)
            let isOfDesk = message.taxonomy == .desk
            let best =
                isOfDesk
                ? desk.judge(LearnedText(deskMessage: text)).best
                : shop.judge(LearnedText(shopMessage: text, orderNumbers: orders)).best
            return MessageClassification(
                label: best.label,
                confidence: Percent(probability: best.probability).value,
                language: ClientLanguageCode(rawValue: ClientLanguage.guess(text).rawValue),
                orderNumbers: orders,
                priority: isOfDesk
                    ? PrioritySuggestion.priority(
                        by: priority.judge(LearnedText(priorityOf: text))
                    ) : nil
            )
        }
    }
}
