internal import Runtime

/// A header of our own beside the standard ones, such as `X-Guichet-Request`.
public struct ExtraHeader: Hashable, Sendable {
    /// The longest name and the longest value, in octets.
    public static let maximumNameLength = 64
    public static let maximumValueLength = 256

    public let name: String
    public let value: String

    /// Asks Exchange not to answer by itself.
    public static let suppressAutoResponses = ExtraHeader(
        unchecked: "X-Auto-Response-Suppress",
        "All"
    )

    /// Makes a header whose name begins with `X-`.
    ///
    /// - Throws: ``MailError/headerRefused(_:)`` for a name that is not `X-`
    ///   with letters, digits and hyphens, or a value with characters outside
    ///   printable ASCII or blanks at its ends;
    ///   ``MailError/controlCharacter(in:)``; ``MailError/tooLong(_:maximum:)``;
    ///   ``MailError/empty(_:)``.
    public init(_ name: String, _ value: String) throws(MailError) {
        try HeaderText.check(name, as: .header("X-"), maximum: Self.maximumNameLength)
        guard name.hasPrefix("X-"), name.utf8.count > 2, name.utf8.allSatisfy(Self.isNameByte)
        else { throw .headerRefused(name) }
        try HeaderText.check(value, as: .header(name), maximum: Self.maximumValueLength)
        guard !value.isEmpty else { throw .empty(.header(name)) }
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !value.hasPrefix(" "),
            !value.hasSuffix(" "), !value.contains("=?")
        else { throw .headerRefused(name) }
        self.init(unchecked: name, value)
    }

    private init(unchecked name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || "-".utf8.contains(byte)
    }
}
