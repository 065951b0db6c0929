/// The identifier of a mail, without its angle brackets.
///
/// Other systems' identifiers are accepted in any form that holds no blank
/// and no bracket, because an answer must repeat them as they came.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// The longest identifier, in octets: a header line holds 998.
    public static let maximumLength = 900

    /// The identifier without angle brackets.
    public let description: String

    /// Reads an identifier, with or without its angle brackets.
    ///
    /// - Throws: ``MailError/notAMessageID`` unless it is printable ASCII
    ///   without blanks, brackets, quotes or commas;
    ///   ``MailError/tooLong(_:maximum:)``.
    public init(_ text: String) throws(MailError) {
        let bare =
            text.hasPrefix("<") && text.hasSuffix(">") && text.utf8.count > 2
            ? String(text.dropFirst().dropLast()) : text
        guard !bare.isEmpty, bare.utf8.allSatisfy(Self.isAllowed) else { throw .notAMessageID }
        guard bare.utf8.count <= Self.maximumLength else {
            throw .tooLong(.messageID, maximum: Self.maximumLength)
        }
        description = bare
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: ","),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
            false
        default:
            (0x21...0x7E).contains(byte)
        }
    }
}
