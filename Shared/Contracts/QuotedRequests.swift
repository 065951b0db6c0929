public import FoundationEssentials

/// A modelling request to analyse, with what the message that follows from
/// it says beside.
public struct RequestToQuote: Codable, Hashable, Sendable {
    public let request: RequestToAnalyse

    /// The client's language: what the admin reads is in French.
    public let language: ClientLanguageCode
    public let ticketID: Ticket.ID
    public let clientEmail: String
    public let clientName: String?
    public let ticketURL: String?

    /// Where the request's files are, for the admin.
    public let files: [String]?

    /// When a quote of credits ends, should it come to one.
    public let expiresAt: Date

    /// The signed page where the client answers a quote of credits, which ends
    /// with the quote.
    public let quoteAnswerURL: String

    /// The signed page where the client answers any other message.
    public let answerURL: String

    public init(
        request: RequestToAnalyse,
        language: ClientLanguageCode,
        ticketID: Ticket.ID,
        clientEmail: String,
        clientName: String? = nil,
        ticketURL: String? = nil,
        files: [String]? = nil,
        expiresAt: Date,
        quoteAnswerURL: String,
        answerURL: String
    ) {
        self.request = request
        self.language = language
        self.ticketID = ticketID
        self.clientEmail = clientEmail
        self.clientName = clientName
        self.ticketURL = ticketURL
        self.files = files
        self.expiresAt = expiresAt
        self.quoteAnswerURL = quoteAnswerURL
        self.answerURL = answerURL
    }

    private enum CodingKeys: String, CodingKey {
        case request, language, files
        case ticketID = "ticket_id"
        case clientEmail = "client_email"
        case clientName = "client_name"
        case ticketURL = "ticket_url"
        case expiresAt = "expires_at"
        case quoteAnswerURL = "quote_answer_url"
        case answerURL = "answer_url"
    }
}

/// What the analysis of a request found, and the message that follows from it.
public struct QuotedRequest: Codable, Hashable, Sendable {
    public let analysis: RequestAnalysis

    /// Which message it is: for the admin when it is `admin_review`, else for
    /// the client.
    public let template: MessageTemplate
    public let message: ComposedMessage

    public init(analysis: RequestAnalysis, template: MessageTemplate, message: ComposedMessage) {
        self.analysis = analysis
        self.template = template
        self.message = message
    }
}
