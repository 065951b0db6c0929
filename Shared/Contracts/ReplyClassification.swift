/// A client's answer: its text, or the mail as it was received.
public struct ReplyToClassify: Codable, Hashable, Sendable {
    /// The body's text; exactly one of `text` and `raw` is given.
    public let text: String?

    /// The body as received, in the form that `contentType` says.
    public let raw: String?

    /// `text/plain` (the default) or `text/html`.
    public let contentType: String?

    /// The state of the quote that is answered, when it is known.
    public let state: ValidationStatus?

    /// The credits that the quote names, when they are known: an approval of
    /// another number is none.
    public let credits: Int?

    public init(
        text: String? = nil,
        raw: String? = nil,
        contentType: String? = nil,
        state: ValidationStatus? = nil,
        credits: Int? = nil
    ) {
        self.text = text
        self.raw = raw
        self.contentType = contentType
        self.state = state
        self.credits = credits
    }

    private enum CodingKeys: String, CodingKey {
        case text, raw, state, credits
        case contentType = "content_type"
    }
}

/// What a client's answer was read as.
public struct ReplyClassification: Codable, Hashable, Sendable {
    /// The client's own words, without history, signature or disclaimer.
    public let ownWords: String
    public let intent: ReplyIntent

    /// Percent, 0 to 100.
    public let confidence: Int
    public let language: ClientLanguageCode

    /// The words that decided, for the person who checks.
    public let evidence: [String]

    public init(
        ownWords: String,
        intent: ReplyIntent,
        confidence: Int,
        language: ClientLanguageCode,
        evidence: [String]
    ) {
        self.ownWords = ownWords
        self.intent = intent
        self.confidence = confidence
        self.language = language
        self.evidence = evidence
    }

    private enum CodingKeys: String, CodingKey {
        case intent, confidence, language, evidence
        case ownWords = "own_words"
    }
}

/// What a client's answer does; only `validation` acts as one.
public struct ReplyIntent: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let validation = ReplyIntent(rawValue: "validation")
    public static let refusal = ReplyIntent(rawValue: "refusal")
    public static let question = ReplyIntent(rawValue: "question")
    public static let info = ReplyIntent(rawValue: "info")
    public static let conditional = ReplyIntent(rawValue: "conditional")
    public static let autoReply = ReplyIntent(rawValue: "auto_reply")
    public static let unclear = ReplyIntent(rawValue: "unclear")
    public static let known = [
        validation, refusal, question, info, conditional, autoReply, unclear,
    ]
}

/// The language that a client writes, as an ISO 639-1 code.
public struct ClientLanguageCode: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let french = ClientLanguageCode(rawValue: "fr")
    public static let english = ClientLanguageCode(rawValue: "en")
    public static let known = [french, english]
}
