public import FoundationEssentials

/// A person's validation of a ticket (A1.4).
public struct HandValidation: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let credits: Int
    public let adminNotes: String?

    public init(ticketID: Ticket.ID, credits: Int, adminNotes: String?) {
        self.ticketID = ticketID
        self.credits = credits
        self.adminNotes = adminNotes
    }

    private enum CodingKeys: String, CodingKey {
        case credits
        case ticketID = "ticket_id"
        case adminNotes = "admin_notes"
    }
}

/// What a validation by hand did.
public struct ValidationOutcome: Codable, Hashable, Sendable {
    public let success: Bool
    public let ticketID: Ticket.ID

    /// None while the production task is still being made.
    public let subtaskID: ProductionTask.ID?
    public let credits: Int
    public let message: String

    public init(
        success: Bool,
        ticketID: Ticket.ID,
        subtaskID: ProductionTask.ID?,
        credits: Int,
        message: String
    ) {
        self.success = success
        self.ticketID = ticketID
        self.subtaskID = subtaskID
        self.credits = credits
        self.message = message
    }

    /// Encodes an absent task as `null`, which the contract names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(success, forKey: .success)
        try container.encode(ticketID, forKey: .ticketID)
        try container.encode(subtaskID, forKey: .subtaskID)
        try container.encode(credits, forKey: .credits)
        try container.encode(message, forKey: .message)
    }

    private enum CodingKeys: String, CodingKey {
        case success, credits, message
        case ticketID = "ticket_id"
        case subtaskID = "subtask_id"
    }
}

/// A ticket's quote in a list.
public struct ValidationSummary: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let requestID: CustomerRequest.ID
    public let status: ValidationStatus
    public let credits: Int?
    public let userEmail: String
    public let objet: String
    public let quotedAt: Date
    public let remindedAt: Date?
    public let expiresAt: Date?
    public let subtaskID: ProductionTask.ID?

    public init(
        ticketID: Ticket.ID,
        requestID: CustomerRequest.ID,
        status: ValidationStatus,
        credits: Int?,
        userEmail: String,
        objet: String,
        quotedAt: Date,
        remindedAt: Date?,
        expiresAt: Date?,
        subtaskID: ProductionTask.ID?
    ) {
        self.ticketID = ticketID
        self.requestID = requestID
        self.status = status
        self.credits = credits
        self.userEmail = userEmail
        self.objet = objet
        self.quotedAt = quotedAt
        self.remindedAt = remindedAt
        self.expiresAt = expiresAt
        self.subtaskID = subtaskID
    }

    private enum CodingKeys: String, CodingKey {
        case status, credits, objet
        case ticketID = "ticket_id"
        case requestID = "request_id"
        case userEmail = "user_email"
        case quotedAt = "quoted_at"
        case remindedAt = "reminded_at"
        case expiresAt = "expires_at"
        case subtaskID = "subtask_id"
    }
}

/// A page of quotes.
public struct ValidationList: Codable, Hashable, Sendable {
    public let validations: [ValidationSummary]
    public let next: String?

    public init(validations: [ValidationSummary], next: String?) {
        self.validations = validations
        self.next = next
    }
}

/// One ticket's quote and the answers to it.
public struct ValidationDetails: Codable, Hashable, Sendable {
    public let validation: ValidationSummary
    public let replies: [ReplyRecord]

    /// What kept a look from being whole, such as a service that is down;
    /// none where nothing did, or nothing was looked for.
    public let failures: [String]?

    public init(
        validation: ValidationSummary,
        replies: [ReplyRecord],
        failures: [String]? = nil
    ) {
        self.validation = validation
        self.replies = replies
        self.failures = failures
    }
}

/// An answer to a quote, and what was made of it.
public struct ReplyRecord: Codable, Hashable, Sendable {
    public let receivedAt: Date

    /// `link`, `mail`, `hubspot`, `operator`, `hand` or `crm`.
    public let channel: String
    public let intent: ReplyIntent
    public let ownWords: String

    public init(receivedAt: Date, channel: String, intent: ReplyIntent, ownWords: String) {
        self.receivedAt = receivedAt
        self.channel = channel
        self.intent = intent
        self.ownWords = ownWords
    }

    private enum CodingKeys: String, CodingKey {
        case channel, intent
        case receivedAt = "received_at"
        case ownWords = "own_words"
    }
}

/// A client's answer that an operator hands in.
public struct ReplyToProcess: Codable, Hashable, Sendable {
    public let text: String

    public init(text: String) {
        self.text = text
    }
}

/// What was made of a client's answer.
public struct ReplyOutcome: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let reading: ReplyClassification

    /// Where the validation stands now.
    public let status: ValidationStatus
    public let message: String

    public init(
        ticketID: Ticket.ID,
        reading: ReplyClassification,
        status: ValidationStatus,
        message: String
    ) {
        self.ticketID = ticketID
        self.reading = reading
        self.status = status
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case reading, status, message
        case ticketID = "ticket_id"
    }
}
