public import FoundationEssentials

/// What a person says that a request is.
public struct TypeCorrection: Codable, Hashable, Sendable {
    public let type: RequestKind

    /// Why, for the ticket.
    public let note: String?

    public init(type: RequestKind, note: String? = nil) {
        self.type = type
        self.note = note
    }
}

/// A person's word about a request's type, as it is kept.
///
/// It is an example to learn from: no quote begins or ends by it.
public struct TypeCorrected: Codable, Hashable, Sendable {
    public let requestID: CustomerRequest.ID
    public let ticketID: Ticket.ID

    /// The person's type.
    public let type: RequestKind

    /// What had been decided.
    public let classification: RequestClassification

    /// Whether the person says what had been decided.
    public let isConfirmation: Bool

    /// How often a person has spoken about this request, from 1: the last word holds.
    public let revision: Int
    public let correctedAt: Date

    /// What follows, and what does not.
    public let message: String

    public init(
        requestID: CustomerRequest.ID,
        ticketID: Ticket.ID,
        type: RequestKind,
        classification: RequestClassification,
        isConfirmation: Bool,
        revision: Int,
        correctedAt: Date,
        message: String
    ) {
        self.requestID = requestID
        self.ticketID = ticketID
        self.type = type
        self.classification = classification
        self.isConfirmation = isConfirmation
        self.revision = revision
        self.correctedAt = correctedAt
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case type, classification, revision, message
        case requestID = "request_id"
        case ticketID = "ticket_id"
        case isConfirmation = "is_confirmation"
        case correctedAt = "corrected_at"
    }
}

/// A request with its right type: a row as Classification learns from.
public struct LabelledRequest: Codable, Hashable, Sendable {
    public let objet: String
    public let description: String

    /// The names of the files.
    public let fichiers: [String]
    public let formSource: RequestSource
    public let label: RequestKind

    /// The language of its texts.
    public let lang: ClientLanguageCode

    /// Why the row is there: ``corrected``.
    public let tags: [String]

    /// A person gave the label.
    public static let corrected = "corrected"

    public init(
        objet: String,
        description: String,
        fichiers: [String],
        formSource: RequestSource,
        label: RequestKind,
        lang: ClientLanguageCode,
        tags: [String] = [corrected]
    ) {
        self.objet = objet
        self.description = description
        self.fichiers = fichiers
        self.formSource = formSource
        self.label = label
        self.lang = lang
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case objet, description, fichiers, label, lang, tags
        case formSource = "form_source"
    }
}

/// A part of the examples, in the order in which their requests were first
/// corrected.
public struct LabelledRequestPage: Codable, Hashable, Sendable {
    public let examples: [LabelledRequest]

    /// What to pass as `after` for the next page; none at the end.
    public let next: String?

    public init(examples: [LabelledRequest], next: String?) {
        self.examples = examples
        self.next = next
    }
}
