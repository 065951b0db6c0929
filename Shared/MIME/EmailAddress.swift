/// An e-mail address that any mail server can carry: `local@domain` in ASCII.
///
/// A value of this type is safe in a mail header and in an SMTP command: it
/// holds no blank, no control character, no quote and no comment. What the
/// RFCs allow beyond that (quoted local parts, address literals, UTF-8) is
/// refused, because relays disagree about it. A domain such as
/// `café.example` is refused too; its `xn--` form is accepted.
///
/// ```swift
/// try EmailAddress("anna@Client.example").description  // anna@client.example
/// ```
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The longest local part, in octets (RFC 5321 4.5.3.1.1).
    public static let maximumLocalPartLength = 64

    /// The longest address, in octets (RFC 5321 4.5.3.1.3 without the brackets).
    public static let maximumLength = 254

    /// What stands before the `@`, as it was written.
    public let localPart: String

    /// What stands after the `@`, in lower case.
    public let domain: String

    public var description: String { "\(localPart)@\(domain)" }

    /// Reads an address.
    ///
    /// - Parameter text: The address alone: no display name, no angle
    ///   brackets, no blanks around it.
    /// - Throws: ``EmailAddressError``, the first fault found.
    public init(_ text: String) throws(EmailAddressError) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.maximumLength else { throw .tooLong }
        let halves = text.unicodeScalars.split(
            separator: "@",
            omittingEmptySubsequences: false
        ).map(String.init)
        guard halves.count > 1 else { throw .noAtSign }
        guard halves.count == 2 else { throw .severalAtSigns }
        try Self.checkLocalPart(halves[0])
        try Self.checkDomain(halves[1])
        localPart = halves[0]
        domain = halves[1].lowercased()
    }

    private static func checkLocalPart(_ part: String) throws(EmailAddressError) {
        guard !part.isEmpty else { throw .localPartEmpty }
        for scalar in part.unicodeScalars {
            guard scalar.isASCII else { throw .localPartNotASCII }
            guard scalar.isAtomText || scalar == "." else {
                throw .localPartCharacter(scalar)
            }
        }
        guard part.utf8.count <= maximumLocalPartLength else { throw .localPartTooLong }
        guard !part.hasPrefix("."), !part.hasSuffix("."), !part.utf8.repeats(UInt8(ascii: "."))
        else { throw .localPartDots }
    }

    private static func checkDomain(_ domain: String) throws(EmailAddressError) {
        guard !domain.isEmpty else { throw .domainEmpty }
        for scalar in domain.unicodeScalars {
            guard scalar.isASCII else { throw .domainNotASCII }
            guard scalar.isLetterDigitHyphen || scalar == "." else {
                throw .domainCharacter(scalar)
            }
        }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1 else { throw .domainNotQualified }
        for label in labels {
            guard (1...63).contains(label.utf8.count), !label.hasPrefix("-"), !label.hasSuffix("-")
            else { throw .domainLabel(String(label)) }
        }
        guard let top = labels.last, top.unicodeScalars.contains(where: { !$0.isDigit }) else {
            throw .domainNumeric
        }
    }
}

extension Unicode.Scalar {
    /// Whether RFC 5322 allows this character in an unquoted local part.
    fileprivate var isAtomText: Bool {
        isLetterDigitHyphen || "!#$%&'*+/=?^_`{|}~".unicodeScalars.contains(self)
    }

    fileprivate var isLetterDigitHyphen: Bool {
        isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "-"
    }

    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension String.UTF8View {
    /// Whether `byte` stands twice in a row anywhere.
    fileprivate func repeats(_ byte: UInt8) -> Bool {
        zip(self, dropFirst()).contains { $0 == byte && $1 == byte }
    }
}
