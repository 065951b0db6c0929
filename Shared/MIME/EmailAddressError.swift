/// Why a text is not an ``EmailAddress``.
public enum EmailAddressError: Error, Hashable, Sendable {
    case empty
    case tooLong
    case noAtSign
    case severalAtSigns
    case localPartEmpty
    case localPartTooLong
    case localPartNotASCII
    case localPartCharacter(Unicode.Scalar)
    case localPartDots
    case domainEmpty
    case domainNotASCII
    case domainCharacter(Unicode.Scalar)
    case domainNotQualified
    case domainNumeric
    case domainLabel(String)
}

/// A sentence that may be shown to the sender: it never repeats a control
/// character, but gives its code point.
extension EmailAddressError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "The address is empty."
        case .tooLong: "The address is longer than \(EmailAddress.maximumLength) octets."
        case .noAtSign: "The address has no @."
        case .severalAtSigns: "The address has more than one @."
        case .localPartEmpty: "Nothing stands before the @."
        case .localPartTooLong:
            "The part before the @ is longer than \(EmailAddress.maximumLocalPartLength) octets."
        case .localPartNotASCII: "The part before the @ has a character outside ASCII."
        case .localPartCharacter(let scalar):
            "The part before the @ has the character \(Self.name(scalar)), which is not allowed."
        case .localPartDots: "The part before the @ begins or ends with a dot, or has two in a row."
        case .domainEmpty: "Nothing stands after the @."
        case .domainNotASCII:
            "The domain has a character outside ASCII; write its xn-- form."
        case .domainCharacter(let scalar):
            "The domain has the character \(Self.name(scalar)), which is not allowed."
        case .domainNotQualified: "The domain has no dot."
        case .domainNumeric: "The domain ends in a number."
        case .domainLabel(let label):
            "The domain's part \"\(label)\" is empty, too long, or begins or ends with a hyphen."
        }
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
}
