/// What Classification answers: what a text is, and how sure that is.
public enum ClassificationAPI {
    public static let classifyRequest = Endpoint<RequestToClassify, RequestClassification>(
        .post,
        "/v1/classify/request",
        "Says what a customer's request is (A2.1)"
    )
    public static let classifyReply = Endpoint<ReplyToClassify, ReplyClassification>(
        .post,
        "/v1/classify/reply",
        "Reads a client's answer to a quote (A3.2 to A3.6)"
    )
    public static let classifyMessage = Endpoint<MessageToClassify, MessageClassification>(
        .post,
        "/v1/classify/message",
        "Sorts a message to the shop (C3, C4) or the desk (B7, B8)"
    )

    public static let endpoints: [any AnyEndpoint] = [
        classifyRequest, classifyReply, classifyMessage,
    ]
}

/// A request, as far as its classification needs it.
public struct RequestToClassify: Codable, Hashable, Sendable {
    public let source: RequestSource
    public let objet: String
    public let description: String
    public let fichiers: [FileName]?

    public init(
        source: RequestSource,
        objet: String,
        description: String,
        fichiers: [FileName]? = nil
    ) {
        self.source = source
        self.objet = objet
        self.description = description
        self.fichiers = fichiers
    }
}

/// A file by what the form says of it.
public struct FileName: Codable, Hashable, Sendable {
    public let name: String
    public let type: String?

    public init(name: String, type: String? = nil) {
        self.name = name
        self.type = type
    }
}

/// What a request was found to be.
public struct RequestClassification: Codable, Hashable, Sendable {
    public let typeDetecte: RequestKind

    /// Percent, 0 to 100.
    public let confiance: Int
    public let raison: String
    public let method: ClassificationMethod

    /// Whether the detected type is the one that the form says.
    public let coherent: Bool

    /// The type that holds: the detected one from 70 % on, else the form's.
    public let typeFinal: RequestKind

    /// Whether the type that holds is another than the form's.
    public let reclassifie: Bool

    public init(
        typeDetecte: RequestKind,
        confiance: Int,
        raison: String,
        method: ClassificationMethod,
        coherent: Bool,
        typeFinal: RequestKind,
        reclassifie: Bool
    ) {
        self.typeDetecte = typeDetecte
        self.confiance = confiance
        self.raison = raison
        self.method = method
        self.coherent = coherent
        self.typeFinal = typeFinal
        self.reclassifie = reclassifie
    }

    private enum CodingKeys: String, CodingKey {
        case confiance, raison, method, coherent, reclassifie
        case typeDetecte = "type_detecte"
        case typeFinal = "type_final"
    }
}

/// How a classification was reached.
public struct ClassificationMethod: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let rules = ClassificationMethod(rawValue: "rules")
    public static let model = ClassificationMethod(rawValue: "model")
    public static let llm = ClassificationMethod(rawValue: "llm")

    /// The classifier could not be asked: the form decides (A5.1).
    public static let fallback = ClassificationMethod(rawValue: "fallback")
    public static let known = [rules, model, llm, fallback]
}
