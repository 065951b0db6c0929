/// Why a mail cannot be composed.
public enum MailError: Error, Hashable, Sendable {
    /// A line break, a NUL or another control character stands in the field.
    case controlCharacter(in: MailField)

    /// The field is longer than this many UTF-8 octets.
    case tooLong(MailField, maximum: Int)

    /// The field holds more than this many values.
    case tooMany(MailField, maximum: Int)

    /// The field must not be empty.
    case empty(MailField)

    /// The text cannot be the identifier of a message.
    case notAMessageID

    /// The header is not one of those that may be added, or its value has
    /// characters outside printable ASCII.
    case headerRefused(String)

    /// The date cannot be written in a mail.
    case dateOutOfRange

    /// The mail library gave nothing back: memory is exhausted.
    case notRendered
}

/// The place in a mail that an error is about.
public enum MailField: Hashable, Sendable {
    case displayName
    case recipients
    case subject
    case messageID
    case references
    case text
    case html
    case header(String)
}
