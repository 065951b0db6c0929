import Contracts

extension ReplyClassification {
    /// Why an answer is for a person, where it could be taken for a decision:
    /// what it was read as, and the words that were in the way.
    ///
    /// - Returns: Nothing for what is plain, such as a question.
    var reason: String? {
        let reading: String
        switch intent {
        case .conditional: reading = "Accord sous condition ou en partie"
        case .unclear: reading = "Réponse qui n'est ni un accord ni un refus sûr"
        case .validation: reading = "Accord, mais aucun devis n'attend de validation"
        default: return nil
        }
        let words = evidence.filter { !$0.isEmpty }.map { "« \($0) »" }
        return words.isEmpty
            ? "\(reading) : rien n'a changé."
            : "\(reading) (\(words.joined(separator: ", "))) : rien n'a changé."
    }
}
