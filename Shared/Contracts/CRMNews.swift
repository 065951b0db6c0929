public import FoundationEssentials

/// The tickets of which a caller wants to know what happened in the CRM.
public struct TicketsToWatch: Codable, Hashable, Sendable {
    /// The most tickets of one question.
    public static let limit = 100

    /// At most ``limit``.
    public let tickets: [Ticket.ID]

    public init(tickets: [Ticket.ID]) {
        self.tickets = tickets
    }
}

/// What happened in the CRM.
public struct CRMNews: Codable, Hashable, Sendable {
    /// Of each ticket that is still there.
    public let tickets: [TicketNews]

    public init(tickets: [TicketNews]) {
        self.tickets = tickets
    }
}

/// Where a ticket stands in the CRM, and what its client wrote there.
public struct TicketNews: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID

    /// As the CRM has it now, a person's change included (A3.10).
    public let validationStatus: ValidationStatus?
    public let creditsEstimes: Int?

    /// The incoming mails of the ticket, oldest first; the caller knows which
    /// of them it has read before by their identifiers.
    public let mails: [CRMMail]

    public init(
        ticketID: Ticket.ID,
        validationStatus: ValidationStatus?,
        creditsEstimes: Int?,
        mails: [CRMMail]
    ) {
        self.ticketID = ticketID
        self.validationStatus = validationStatus
        self.creditsEstimes = creditsEstimes
        self.mails = mails
    }

    private enum CodingKeys: String, CodingKey {
        case mails
        case ticketID = "ticket_id"
        case validationStatus = "validation_status"
        case creditsEstimes = "credits_estimes"
    }
}

/// A mail that the CRM received for a ticket.
public struct CRMMail: Codable, Hashable, Sendable {
    /// The CRM's own identifier, the same for ever.
    public let id: String

    /// The sender's address, as the CRM says it.
    public let from: String
    public let subject: String

    /// With all that it quotes.
    public let text: String
    public let receivedAt: Date

    /// Whether files came with it, which stay in the CRM.
    public let hasAttachments: Bool

    public init(
        id: String,
        from: String,
        subject: String,
        text: String,
        receivedAt: Date,
        hasAttachments: Bool
    ) {
        self.id = id
        self.from = from
        self.subject = subject
        self.text = text
        self.receivedAt = receivedAt
        self.hasAttachments = hasAttachments
    }

    private enum CodingKeys: String, CodingKey {
        case id, from, subject, text
        case receivedAt = "received_at"
        case hasAttachments = "has_attachments"
    }
}
