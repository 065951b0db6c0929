/// The shop's five categories (C3), by the names that the shop's base knows.
enum ShopCategory {
    static let all = [
        "Retard de livraison", "Remboursement", "Produit défectueux", "Information commande",
        "Non classé",
    ]
}

/// The desk's six categories (B7).
enum DeskCategory {
    static let all = ["general", "billing", "technical", "bug_report", "account", "suggestion"]
}
