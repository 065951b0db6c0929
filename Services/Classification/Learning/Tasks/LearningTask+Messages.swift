import Contracts
import Learning

extension LearningTask {
    /// What a customer of a shop writes about.
    static let shop = LearningTask(
        name: "shop",
        labels: [
            "Retard de livraison", "Remboursement", "Produit défectueux", "Information commande",
            "Non classé",
        ],
        text: { row in row.text.map { LearnedText($0) } },
        baseline: { row in shopKeywords.decision(on: row.text ?? "") }
    )

    /// Which category a ticket has.
    static let desk = LearningTask(
        name: "desk",
        labels: ["general", "billing", "technical", "bug_report", "account", "suggestion"],
        text: { row in row.text.map { LearnedText($0) } },
        baseline: { row in deskKeywords.decision(on: row.text ?? "") }
    )

    /// How urgent a ticket is by its text.
    static let priority = LearningTask(
        name: "priority",
        labels: ["low", "medium", "high", "critical"],
        text: { row in row.priority == nil ? nil : row.text.map { LearnedText($0) } },
        label: { $0.priority },
        baseline: { row in priorityKeywords.decision(on: row.text ?? "") }
    )

    private static let shopKeywords = KeywordRule(
        [
            (
                "Produit défectueux",
                "casse*, defectueu*, abime*, ne marche pas, ne fonctionne pas, broken, damaged, "
                    + "defective, faulty, does not work"
            ),
            (
                "Remboursement",
                "rembours*, retour, annul*, echange*, refund*, return*, cancel*, money back"
            ),
            (
                "Retard de livraison",
                "retard*, toujours pas, pas recu, en attente, late, delay*, not received, overdue"
            ),
            (
                "Information commande",
                "commande, suivi, colis, facture, livraison, order, track*, invoice, parcel, "
                    + "delivery"
            ),
        ],
        otherwise: "Non classé"
    )

    private static let deskKeywords = KeywordRule(
        [
            (
                "bug_report",
                "bug*, erreur*, plante*, crash*, error*, broken, ne fonctionne pas, does not work"
            ),
            (
                "billing",
                "factur*, paiement*, rembours*, prix, abonnement, invoice*, payment*, refund*, "
                    + "charge*, price, bill"
            ),
            (
                "account",
                "compte, mot de passe, connexion, profil, account, password, login, profile, "
                    + "identity"
            ),
            (
                "suggestion",
                "suggestion*, ce serait, pourriez vous ajouter, would be nice, please add, wish, "
                    + "feature"
            ),
            (
                "technical",
                "install*, configur*, lent*, serveur, slow, setup, server, connect*, api, "
                    + "integration"
            ),
        ],
        otherwise: "general"
    )

    private static let priorityKeywords = KeywordRule(
        [
            ("critical", "critique, pirat*, hack*, fuite, tous, everybody, breach, critical"),
            ("high", "urgent*, bloque*, asap, immediat*, blocked, deadline, perdu*, lost"),
            ("low", "suggestion*, question, savoir, wondering, idea, merci, thanks, possible"),
        ],
        otherwise: "medium"
    )
}
