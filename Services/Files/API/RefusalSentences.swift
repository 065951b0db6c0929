extension AddressFault {
    /// What is wrong, for people.
    var sentence: String {
        switch self {
        case .malformed: "It is not a web address."
        case .tooLong: "It has more than \(WebAddress.maximumLength) bytes."
        case .notWeb: "Only http and https addresses are asked."
        case .hasUser: "It holds a user's name or password."
        case .notPublic(let range):
            "It leads to a network that is not public (\(range))."
        }
    }
}

extension SourceFault {
    /// What is wrong, for people.
    var sentence: String {
        switch self {
        case .unknownHost: "The name of its server is not known."
        case .tooManyRedirects: "Its server redirects too many times."
        case .badRedirect: "Its server redirects to something that is not a web address."
        case .status(let status): "Its server answers with status \(status)."
        case .noConnection: "Its server does not accept a connection."
        case .insecure: "No trusted secure connection to its server could be made."
        case .tooSlow: "Its server did not deliver it in time."
        case .broken: "Its server broke off, or does not answer in HTTP."
        }
    }
}

extension ContentFault {
    /// What is wrong, for people.
    ///
    /// - Parameter mediaType: The type that the content has.
    /// - Returns: A sentence.
    func sentence(_ mediaType: String) -> String {
        switch self {
        case .empty: "It is empty."
        case .executable: "It is a program (\(mediaType))."
        case .script: "It is a script (\(mediaType))."
        case .markup: "It is a page or a drawing that a browser may run (\(mediaType))."
        case .damaged: "Its end is missing, or it is damaged (\(mediaType))."
        case .disguised: "Its name promises something else than its content is (\(mediaType))."
        case .unsupported:
            "Its content is \(mediaType); pictures, 3D files, documents and zip archives are kept."
        }
    }
}
