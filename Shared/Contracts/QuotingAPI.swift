/// What Quoting answers: is a request complete, what does it cost, and how
/// is that said to the client.
public enum QuotingAPI {
    public static let analyse = Endpoint<RequestToAnalyse, RequestAnalysis>(
        .post,
        "/v1/quoting/analysis",
        "Checks a request's completeness and estimates it (A2.5, A2.6)"
    )
    public static let compose = Endpoint<MessageToCompose, ComposedMessage>(
        .post,
        "/v1/quoting/messages",
        "Writes a message to the client or the admin (A2.7)"
    )
    public static let quote = Endpoint<RequestToQuote, QuotedRequest>(
        .post,
        "/v1/quoting/quotes",
        "Analyses a request, and writes the message that follows from it (A2.5 to A2.7)"
    )

    public static let endpoints: [any AnyEndpoint] = [analyse, compose, quote]
}

/// A modelling request, as far as its analysis needs it.
public struct RequestToAnalyse: Codable, Hashable, Sendable {
    public let objet: String
    public let description: String

    /// The files that are stored with the ticket; one that could not be
    /// fetched does not count.
    public let fichiers: [FileName]

    public init(objet: String, description: String, fichiers: [FileName]) {
        self.objet = objet
        self.description = description
        self.fichiers = fichiers
    }
}

/// What the analysis of a modelling request found.
public struct RequestAnalysis: Codable, Hashable, Sendable {
    public let completeness: Completeness

    /// What the client must still send, in the order to ask for it.
    public let missingInfo: [MissingInfo]

    /// What would help but does not block.
    public let warnings: [AnalysisWarning]

    /// 1 or 2; none when something is missing or an admin must decide.
    public let creditsEstimes: Int?

    /// `pending_info`, `pending_credits` or `pending_admin`.
    public let validationStatus: ValidationStatus

    /// The rule of the grid that decided; with `llm_` before it where a language
    /// model named the level.
    public let rule: String

    /// Why, in one sentence for the owner.
    public let reason: String

    /// The client's language.
    public let language: ClientLanguageCode

    public init(
        completeness: Completeness,
        missingInfo: [MissingInfo],
        warnings: [AnalysisWarning],
        creditsEstimes: Int?,
        validationStatus: ValidationStatus,
        rule: String,
        reason: String,
        language: ClientLanguageCode
    ) {
        self.completeness = completeness
        self.missingInfo = missingInfo
        self.warnings = warnings
        self.creditsEstimes = creditsEstimes
        self.validationStatus = validationStatus
        self.rule = rule
        self.reason = reason
        self.language = language
    }

    private enum CodingKeys: String, CodingKey {
        case completeness, warnings, rule, reason, language
        case missingInfo = "missing_info"
        case creditsEstimes = "credits_estimes"
        case validationStatus = "validation_status"
    }
}

/// What a quote needs, and whether the request has it.
public struct Completeness: Codable, Hashable, Sendable {
    public let complete: Bool
    public let visual: Bool
    public let object: Bool
    public let description: Bool

    public init(visual: Bool, object: Bool, description: Bool) {
        complete = visual && object && description
        self.visual = visual
        self.object = object
        self.description = description
    }
}

/// Something without which there is no quote.
public struct MissingInfo: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let visual = MissingInfo(rawValue: "visual")
    public static let object = MissingInfo(rawValue: "object")
    public static let description = MissingInfo(rawValue: "description")
    public static let known = [visual, object, description]
}

/// Something that would make a quote surer.
public struct AnalysisWarning: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let noDimensions = AnalysisWarning(rawValue: "no_dimensions")
    public static let noMaterial = AnalysisWarning(rawValue: "no_material")
    public static let singlePicture = AnalysisWarning(rawValue: "single_picture")
    public static let known = [noDimensions, noMaterial, singlePicture]
}
