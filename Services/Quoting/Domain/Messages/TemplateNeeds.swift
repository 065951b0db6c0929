import Contracts

/// What a message is written from: which values it always has, which it may have.
struct TemplateNeeds: Sendable {
    /// The values that every message of this template has; without them it
    /// is refused.
    let given: Set<Placeholder>

    /// The values that a message may lack: a template uses them inside
    /// `[if name]` only.
    let optional: Set<Placeholder>

    /// The values that the template must say, or it misses its purpose.
    let said: Set<Placeholder>

    private static let always: Set<Placeholder> = [.objet, .clientEmail, .ticketID, .signature]

    private init(given: Set<Placeholder>, optional: Set<Placeholder>, said: Set<Placeholder>) {
        self.given = given.union(Self.always)
        self.optional = optional.union([.clientName, .ticketURL])
        self.said = said.union([.objet])
    }

    /// The needs of a template.
    ///
    /// - Returns: Nothing for a template that is not known.
    static func of(_ template: MessageTemplate) -> TemplateNeeds? {
        switch template {
        case .missingInfo:
            TemplateNeeds(
                given: [.missingInfo],
                optional: [.answerURL, .warnings],
                said: [.missingInfo]
            )
        case .quoteOneCredit, .quoteTwoCredits:
            TemplateNeeds(
                given: [.credits, .answerURL, .expiresAt],
                optional: [.warnings],
                said: [.credits, .answerURL, .expiresAt]
            )
        case .adminReview:
            TemplateNeeds(
                given: [.reason, .description, .decision],
                optional: [.files, .warnings],
                said: [.reason, .description, .clientEmail, .ticketID]
            )
        case .confirmation:
            TemplateNeeds(given: [.credits], optional: [], said: [.credits])
        case .refusal:
            TemplateNeeds(given: [], optional: [.credits], said: [])
        case .reminder:
            TemplateNeeds(
                given: [.credits, .answerURL, .expiresAt],
                optional: [],
                said: [.answerURL, .expiresAt]
            )
        case .expiry:
            TemplateNeeds(given: [], optional: [.credits, .expiresAt], said: [])
        default:
            nil
        }
    }
}
