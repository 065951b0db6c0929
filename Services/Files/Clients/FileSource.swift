/// Where customers' files are asked for.
struct FileSource: Sendable {
    /// What is asked, and of whom.
    struct Question: Sendable {
        let address: WebAddress

        /// The only address that may be connected to.
        let pinned: NetworkAddress

        /// Where the file goes; it is not there when this fails.
        let path: String

        /// The most bytes that are taken.
        let limit: Int

        /// Seconds until the whole file must be there.
        let timeout: Double
        let connectTimeout: Double
    }

    /// What the source said.
    enum Answer: Equatable, Sendable {
        /// The file is at its path, with so many bytes.
        case file(size: Int)
        case redirect(String)

        /// Any other status.
        case status(Int)
    }

    /// Asks once, without following a redirect.
    ///
    /// - Throws: ``FileSourceFailure``, or another error of this side.
    var ask: @Sendable (Question) async throws -> Answer
}

/// Why there is no answer.
enum FileSourceFailure: Error, Equatable {
    /// The same question may be answered later.
    case transient(SourceFault)
    case permanent(SourceFault)
    case tooLarge
}
