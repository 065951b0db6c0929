extension MessageClassifier {
    /// The models of a shelf.
    static func learned(_ models: ModelShelf) -> MessageClassifier {
        .learned(shop: models.shop, desk: models.desk, priority: models.priority)
    }
}
