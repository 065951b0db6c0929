/// How much of a mail from outside is looked at.
public struct MessageLimits: Sendable {
    /// The most bytes of a whole mail: 25 MB of attachments as base64.
    public static let standardSize = 36_000_000

    /// The most bytes of text that is read of one part, HTML among them.
    public static let largestText = 1 << 20

    /// The most Unicode scalars of a mail's whole text; the rest is left out.
    public static let longestText = 60_000

    /// A picture of fewer bytes that the HTML shows by itself is a decoration.
    static let decoration = 32 << 10

    public var size = standardSize

    /// The most parts, and the most headers of the mail and its parts.
    public var parts = 500
    public var headers = 1_000

    /// The most bytes of the mail's own headers.
    public var headerSize = 256 << 10

    /// How deep parts may be in parts.
    public var depth = 50

    public init() {}
}

/// Why a mail cannot be read.
public enum MessageFault: Error, Hashable, Sendable {
    /// It has none of the headers that make a mail.
    case notAMessage

    /// It passes one of the limits.
    case tooLarge
    case tooManyParts
    case tooDeep
    case tooManyHeaders

    /// There is no attachment of that number.
    case noSuchAttachment
}
