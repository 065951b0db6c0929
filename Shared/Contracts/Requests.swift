/// A customer's request as a form sends it (A1.1).
public struct RequestSubmission: Codable, Hashable, Sendable {
    public let source: RequestSource
    public let objet: String
    public let description: String
    public let userEmail: String
    public let userName: String?
    public let fichiers: [RequestFile]?

    public init(
        source: RequestSource,
        objet: String,
        description: String,
        userEmail: String,
        userName: String? = nil,
        fichiers: [RequestFile]? = nil
    ) {
        self.source = source
        self.objet = objet
        self.description = description
        self.userEmail = userEmail
        self.userName = userName
        self.fichiers = fichiers
    }

    private enum CodingKeys: String, CodingKey {
        case source, objet, description, fichiers
        case userEmail = "user_email"
        case userName = "user_name"
    }
}

/// The same request as an HTML form posts it, with the files themselves
/// (A1.6).
public struct RequestForm: Codable, Hashable, Sendable {
    public let source: RequestSource
    public let objet: String
    public let description: String
    public let userEmail: String
    public let userName: String?
    public let fichiers: [FileContent]?

    private enum CodingKeys: String, CodingKey {
        case source, objet, description, fichiers
        case userEmail = "user_email"
        case userName = "user_name"
    }
}

/// The form that a request came through.
public struct RequestSource: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let contact = RequestSource(rawValue: "contact")
    public static let modelisation = RequestSource(rawValue: "modelisation")
    public static let known = [contact, modelisation]

    /// What the form itself says that the request is.
    public var kind: RequestKind { self == .modelisation ? .modelisation : .support }
}

/// What a customer asks for.
public struct RequestKind: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let support = RequestKind(rawValue: "SUPPORT")
    public static let modelisation = RequestKind(rawValue: "MODELISATION")
    public static let known = [support, modelisation]
}

/// A file that a customer joined, where it can be fetched.
public struct RequestFile: Codable, Hashable, Sendable {
    public let name: String
    public let url: String

    /// Size in bytes, as the form says it.
    public let size: Int?

    /// Media type, as the form says it.
    public let type: String?

    public init(name: String, url: String, size: Int? = nil, type: String? = nil) {
        self.name = name
        self.url = url
        self.size = size
        self.type = type
    }
}

/// A customer's request once it is stored.
public enum CustomerRequest {
    public typealias ID = Identifier<CustomerRequest>
}
