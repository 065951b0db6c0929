/// What a client asks for.
enum RequestKind: String, Sendable, Hashable, CaseIterable {
    /// Help with an account, a payment, the site, an order, or anything but a model.
    case support = "SUPPORT"

    /// A 3D model to make, change, convert or optimise.
    case modelisation = "MODELISATION"
}

/// The form through which a request came in.
enum FormSource: String, Sendable, Hashable, CaseIterable {
    case contact
    case modelisation

    /// The kind of request that the form is meant for.
    var kind: RequestKind {
        switch self {
        case .contact: .support
        case .modelisation: .modelisation
        }
    }
}

/// A client's request as far as its kind depends on it.
struct RequestMessage: Sendable, Hashable {
    var source: FormSource
    var objet: String
    var description: String

    /// The names of the files that came along, with their extensions.
    var fileNames: [String] = []
}
