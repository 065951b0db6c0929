import Contracts

@testable import Classification

extension MessageClassifier {
    /// Finds order numbers, and has one answer for the rest.
    static let sample = MessageClassifier { message in
        MessageClassification(
            label: "Information commande",
            confidence: 90,
            language: .english,
            orderNumbers: OrderNumbers.found(in: message.text),
            priority: nil
        )
    }
}
