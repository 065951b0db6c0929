/// Why a form's body cannot be read; parts are counted from 1.
public enum FormDataError: Error, Hashable, Sendable {
    /// The content type is not `multipart/form-data`.
    case notFormData

    /// The content type has no boundary, several, or one that is not 1 to 70
    /// characters of those that RFC 2046 allows.
    case badBoundary

    /// The body does not begin with its boundary.
    case noFirstBoundary

    /// The body ends before its final boundary.
    case truncated

    /// Something other than a line break follows the final boundary.
    case dataAfterFinalBoundary

    case tooManyParts(maximum: Int)
    case headersTooLarge(part: Int, maximum: Int)

    /// The part's header is no header: a line without a name, a folded line,
    /// a control character, or bytes that are not UTF-8.
    case malformedHeaders(part: Int)

    /// The part has not exactly one `Content-Disposition: form-data` with one
    /// name of 1 to 256 octets.
    case noFieldName(part: Int)

    /// The part is itself a multipart.
    case nestedMultipart(field: String)

    /// The part has a transfer encoding, which forms must not use
    /// (RFC 7578 4.7).
    case encodedPart(field: String)

    /// The file's name is `.` or `..`, longer than 255 octets, or has a
    /// control character.
    case badFilename(field: String)

    case fieldTooLarge(field: String, maximum: Int)
    case fieldNotUTF8(field: String)
    case fileTooLarge(field: String, maximum: Int64)

    /// The body on disk cannot be read, or is no regular file.
    case unreadable(errno: Int32)

    /// The copy of a file cannot be made; nothing of it is left behind.
    case unwritable(errno: Int32)
}
