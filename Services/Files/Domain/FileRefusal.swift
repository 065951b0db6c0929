/// Why a customer's file is not kept, for good.
enum FileRefusal: Error, Equatable {
    case address(AddressFault)

    /// Its source does not give it.
    case unavailable(SourceFault)
    case tooLarge(limit: Int)

    /// The content is of no type that is kept.
    case type(ContentFault, mediaType: String)
    case sizeDiffers(stated: Int, actual: Int)
}

/// What is wrong with a file's address.
enum AddressFault: Error, Equatable {
    case malformed
    case tooLong
    case notWeb

    /// It holds a user's name or password.
    case hasUser

    /// It leads, or one of the addresses behind its name does, to a range that
    /// is not public.
    case notPublic(range: String)
}

/// What is wrong with a file's source.
enum SourceFault: Equatable {
    case unknownHost
    case tooManyRedirects
    case badRedirect
    case status(Int)
    case noConnection
    case insecure
    case tooSlow
    case broken
}

/// What is wrong with a file's content.
enum ContentFault: String, Equatable {
    case empty
    case executable
    case script
    case markup
    case damaged
    case disguised
    case unsupported
}
