import Contracts

/// What is said about a person's word on a request's type.
enum CorrectionText {
    /// For the person: what follows, and what does not.
    static func message(for type: RequestKind, decided: RequestKind) -> String {
        let kept = "Kept as an example; a note goes to the ticket."
        if type == decided { return kept }
        return type == .modelisation
            ? "\(kept) No quote begins: send the request again through the modelling form, or "
                + "make the ticket's work by hand."
            : "\(kept) A quote that is open stays open: reject the ticket in the CRM to end it."
    }

    /// For the ticket.
    static func note(on word: TypeCorrected, because note: String?) -> String {
        let decided = word.classification
        let heading =
            word.isConfirmation
            ? "Type confirmé par une personne : \(word.type)"
            : "Type corrigé par une personne : \(word.type) au lieu de \(decided.typeFinal)"
        let decision = "décision : \(decided.confiance) %, \(decided.method)"
        let lines = [
            "\(heading) (\(decision) ; avis n° \(word.revision)).",
            note ?? "",
            word.isConfirmation ? "" : "Aucun devis n'est commencé ni annulé par cet avis.",
        ]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
