/// Why a file is not kept.
public struct AttachmentRefusal: Error, Hashable, Sendable {
    /// The type that the content has, as far as it is known.
    public let mediaType: String

    public let reason: Reason

    public enum Reason: String, Hashable, Sendable {
        /// There is no content.
        case empty
        /// A program for a machine.
        case executable
        /// A program as text.
        case script
        /// HTML, SVG or other XML, which a browser may run.
        case markup
        /// The end of the file is missing.
        case damaged
        /// The name promises something else than the content is.
        case disguised
        /// A type that is not kept.
        case unsupported
    }
}
