/// A name in braces that a template may use.
enum Placeholder: String, CaseIterable, Sendable {
    case objet
    case credits
    case answerURL = "answer_url"
    case ticketURL = "ticket_url"
    case expiresAt = "expires_at"
    case clientName = "client_name"
    case clientEmail = "client_email"
    case ticketID = "ticket_id"
    case reason
    case signature
    case description
    case decision
    case missingInfo = "missing_info"
    case warnings
    case files

    /// Where a placeholder's value can stand.
    enum Shape: Sendable {
        /// Within a line: `{objet}`.
        case line

        /// As a quotation of its own: `> {description}`.
        case block

        /// As the points of a list: `- {warnings}`.
        case list

        /// Behind a button: `[button {answer_url}] Label`.
        case address
    }

    var shape: Shape {
        switch self {
        case .description, .decision: .block
        case .missingInfo, .warnings, .files: .list
        case .answerURL, .ticketURL: .address
        case .objet, .credits, .expiresAt, .clientName, .clientEmail, .ticketID, .reason,
            .signature:
            .line
        }
    }
}
