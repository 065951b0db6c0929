/// A customer's message, and the categories that it is sorted into.
public struct MessageToClassify: Codable, Hashable, Sendable {
    public let text: String
    public let taxonomy: Taxonomy

    public init(text: String, taxonomy: Taxonomy) {
        self.text = text
        self.taxonomy = taxonomy
    }
}

/// A set of categories.
public struct Taxonomy: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The shop's five categories (C3).
    public static let shop = Taxonomy(rawValue: "shop")

    /// The desk's six categories (B7).
    public static let desk = Taxonomy(rawValue: "desk")
    public static let known = [shop, desk]
}

/// What a message was found to be.
public struct MessageClassification: Codable, Hashable, Sendable {
    /// A category of the taxonomy that was asked for.
    public let label: String

    /// Percent, 0 to 100.
    public let confidence: Int
    public let language: ClientLanguageCode

    /// The order numbers in the text, as written, in its order (C4).
    public let orderNumbers: [String]

    /// What urgency the text justifies (B8); of the desk's taxonomy only.
    public let priority: TicketPriority?

    public init(
        label: String,
        confidence: Int,
        language: ClientLanguageCode,
        orderNumbers: [String],
        priority: TicketPriority?
    ) {
        self.label = label
        self.confidence = confidence
        self.language = language
        self.orderNumbers = orderNumbers
        self.priority = priority
    }

    private enum CodingKeys: String, CodingKey {
        case label, confidence, language, priority
        case orderNumbers = "order_numbers"
    }
}
