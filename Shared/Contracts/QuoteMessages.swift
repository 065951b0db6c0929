public import FoundationEssentials

/// A message to write from a template.
public struct MessageToCompose: Codable, Hashable, Sendable {
    public let template: MessageTemplate
    public let language: ClientLanguageCode
    public let ticketID: Ticket.ID
    public let objet: String
    public let clientEmail: String
    public let clientName: String?
    public let description: String?
    public let credits: Int?
    public let missingInfo: [MissingInfo]?
    public let warnings: [AnalysisWarning]?

    /// Why an admin must decide.
    public let reason: String?

    /// The signed page where the client answers.
    public let answerURL: String?
    public let ticketURL: String?
    public let expiresAt: Date?
    public let files: [String]?

    public init(
        template: MessageTemplate,
        language: ClientLanguageCode,
        ticketID: Ticket.ID,
        objet: String,
        clientEmail: String,
        clientName: String? = nil,
        description: String? = nil,
        credits: Int? = nil,
        missingInfo: [MissingInfo]? = nil,
        warnings: [AnalysisWarning]? = nil,
        reason: String? = nil,
        answerURL: String? = nil,
        ticketURL: String? = nil,
        expiresAt: Date? = nil,
        files: [String]? = nil
    ) {
        self.template = template
        self.language = language
        self.ticketID = ticketID
        self.objet = objet
        self.clientEmail = clientEmail
        self.clientName = clientName
        self.description = description
        self.credits = credits
        self.missingInfo = missingInfo
        self.warnings = warnings
        self.reason = reason
        self.answerURL = answerURL
        self.ticketURL = ticketURL
        self.expiresAt = expiresAt
        self.files = files
    }

    private enum CodingKeys: String, CodingKey {
        case template, language, objet, description, credits, warnings, reason, files
        case ticketID = "ticket_id"
        case clientEmail = "client_email"
        case clientName = "client_name"
        case missingInfo = "missing_info"
        case answerURL = "answer_url"
        case ticketURL = "ticket_url"
        case expiresAt = "expires_at"
    }
}

/// The messages that Guichet writes about a quote.
public struct MessageTemplate: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Template 1: asks the client for what is missing.
    public static let missingInfo = MessageTemplate(rawValue: "missing_info")

    /// Template 2: a quote of one credit.
    public static let quoteOneCredit = MessageTemplate(rawValue: "quote_1_credit")

    /// Template 3: a quote of two credits or more.
    public static let quoteTwoCredits = MessageTemplate(rawValue: "quote_2_credits")

    /// Template 4: asks the admin to decide.
    public static let adminReview = MessageTemplate(rawValue: "admin_review")
    public static let confirmation = MessageTemplate(rawValue: "confirmation")
    public static let refusal = MessageTemplate(rawValue: "refusal")
    public static let reminder = MessageTemplate(rawValue: "reminder")
    public static let expiry = MessageTemplate(rawValue: "expiry")

    public static let known = [
        missingInfo, quoteOneCredit, quoteTwoCredits, adminReview, confirmation, refusal,
        reminder, expiry,
    ]
}

/// A message ready to be sent: what its subject and its two bodies say.
public struct ComposedMessage: Codable, Hashable, Sendable {
    public let subject: String
    public let text: String
    public let html: String

    public init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}
