/// A `multipart/form-data` body that lies in a file: what a browser posts.
///
/// The body is read in small windows, whatever its size: only the fields'
/// values are kept in memory. Files stay where they are until
/// ``save(_:to:limit:durably:)`` copies one of them out.
///
/// The reader is strict where the RFCs (7578, 2046) leave senders no choice,
/// so that a body that was cut short is never taken for a whole one.
///
/// ```swift
/// let form = try FormData(at: path, contentType: request.contentType)
/// let subject = form.value(of: "objet")
/// ```
///
/// Reading and saving block on the disk: call them off the cooperative pool.
public struct FormData: Hashable, Sendable {
    /// The values typed in, in the order of the form.
    public let fields: [FormField]

    /// The files chosen, in the order of the form.
    ///
    /// An input left empty, which browsers send as a nameless empty file, is
    /// not listed.
    public let files: [FormFile]

    let path: String

    /// Reads the body's parts.
    ///
    /// - Parameters:
    ///   - path: The body's file, which must stay unchanged until every wanted
    ///     file is saved.
    ///   - contentType: The value of the request's `Content-Type`.
    ///   - limits: What the form may hold.
    /// - Throws: ``FormDataError``, the first fault found.
    public init(
        at path: String,
        contentType: String,
        limits: FormDataLimits = FormDataLimits()
    ) throws(FormDataError) {
        let boundary = try FormBoundary(contentType: contentType)
        var scanner = try FormScanner(body: BodyFile(path), boundary: boundary, limits: limits)
        var fields: [FormField] = []
        var files: [FormFile] = []
        while let part = try scanner.nextPart() {
            let header = try PartHeader(part.header, part: part.number)
            guard let filename = header.filename else {
                let value = try Self.value(of: part, named: header.field, &scanner, limits)
                fields.append(FormField(name: header.field, value: value))
                continue
            }
            if filename.isEmpty && part.content.isEmpty { continue }
            files.append(
                FormFile(
                    field: header.field,
                    filename: filename.isEmpty ? nil : filename,
                    mediaType: header.mediaType,
                    content: part.content
                )
            )
        }
        self.fields = fields
        self.files = files
        self.path = path
    }

    /// The first value of a field, or nothing when the form has no such field.
    public func value(of field: String) -> String? {
        fields.first { $0.name == field }?.value
    }

    private static func value(
        of part: FormScanner.Part,
        named field: String,
        _ scanner: inout FormScanner,
        _ limits: FormDataLimits
    ) throws(FormDataError) -> String {
        guard part.content.count <= limits.fieldSize else {
            throw .fieldTooLarge(field: field, maximum: limits.fieldSize)
        }
        let bytes = try scanner.body.read(part.content)
        guard let value = String(validating: bytes, as: UTF8.self) else {
            throw .fieldNotUTF8(field: field)
        }
        return value
    }
}

/// One value of a form.
public struct FormField: Hashable, Sendable {
    public let name: String
    public let value: String
}

/// One file of a form, still inside the body.
public struct FormFile: Hashable, Sendable {
    /// The name of the form's field.
    public let field: String

    /// The last component of the name that the sender gave; never a path.
    ///
    /// It is a label to show, and nothing to name a stored file by.
    public let filename: String?

    /// The type that the sender declared, in lower case; it proves nothing.
    public let mediaType: String?

    /// Where the content lies in the body, in bytes.
    let content: Range<Int64>

    /// The content's length in bytes.
    public var size: Int64 { content.upperBound - content.lowerBound }
}
