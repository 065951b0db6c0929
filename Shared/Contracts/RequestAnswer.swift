/// What became of a request (A1.2, A1.3).
public struct RequestAnswer: Codable, Hashable, Sendable {
    public let status: RequestStatus
    public let requestID: CustomerRequest.ID
    public let ticketID: Ticket.ID
    public let ticketURL: String

    /// False when this request was received before and the answer is its.
    public let isNewTicket: Bool
    public let classification: RequestClassification

    /// How many files are stored with the ticket.
    public let filesUploaded: Int
    public let validationStatus: ValidationStatus
    public let creditsEstimes: Int?
    public let message: String

    public init(
        status: RequestStatus,
        requestID: CustomerRequest.ID,
        ticketID: Ticket.ID,
        ticketURL: String,
        isNewTicket: Bool,
        classification: RequestClassification,
        filesUploaded: Int,
        validationStatus: ValidationStatus,
        creditsEstimes: Int?,
        message: String
    ) {
        self.status = status
        self.requestID = requestID
        self.ticketID = ticketID
        self.ticketURL = ticketURL
        self.isNewTicket = isNewTicket
        self.classification = classification
        self.filesUploaded = filesUploaded
        self.validationStatus = validationStatus
        self.creditsEstimes = creditsEstimes
        self.message = message
    }

    /// Encodes an absent estimate as `null`, which the contract names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(status, forKey: .status)
        try container.encode(requestID, forKey: .requestID)
        try container.encode(ticketID, forKey: .ticketID)
        try container.encode(ticketURL, forKey: .ticketURL)
        try container.encode(isNewTicket, forKey: .isNewTicket)
        try container.encode(classification, forKey: .classification)
        try container.encode(filesUploaded, forKey: .filesUploaded)
        try container.encode(validationStatus, forKey: .validationStatus)
        try container.encode(creditsEstimes, forKey: .creditsEstimes)
        try container.encode(message, forKey: .message)
    }

    private enum CodingKeys: String, CodingKey {
        case status, classification, message
        case requestID = "request_id"
        case ticketID = "ticket_id"
        case ticketURL = "ticket_url"
        case isNewTicket = "is_new_ticket"
        case filesUploaded = "files_uploaded"
        case validationStatus = "validation_status"
        case creditsEstimes = "credits_estimes"
    }
}

/// Where a request stands for the form that sent it.
public struct RequestStatus: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Stored; its ticket is not made yet.
    public static let accepted = RequestStatus(rawValue: "accepted")

    /// A support ticket is open.
    public static let created = RequestStatus(rawValue: "created")

    /// A modelling ticket waits for the client's or an admin's word.
    public static let pendingValidation = RequestStatus(rawValue: "pending_validation")
    public static let known = [accepted, created, pendingValidation]
}

/// Where the validation of a ticket's quote stands (A4).
public struct ValidationStatus: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The client was asked for what is missing.
    public static let pendingInfo = ValidationStatus(rawValue: "pending_info")

    /// The client has a quote to accept or refuse.
    public static let pendingCredits = ValidationStatus(rawValue: "pending_credits")

    /// An admin decides before the client hears anything.
    public static let pendingAdmin = ValidationStatus(rawValue: "pending_admin")
    public static let validated = ValidationStatus(rawValue: "validated")
    public static let rejected = ValidationStatus(rawValue: "rejected")

    /// The quote was not answered in time.
    public static let expired = ValidationStatus(rawValue: "expired")

    /// A support ticket has nothing to validate.
    public static let notApplicable = ValidationStatus(rawValue: "n/a")

    public static let known = [
        pendingInfo, pendingCredits, pendingAdmin, validated, rejected, expired, notApplicable,
    ]
}
