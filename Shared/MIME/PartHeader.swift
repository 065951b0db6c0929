internal import CGMime

/// What the header of one part of a form says.
struct PartHeader: Hashable, Sendable {
    /// The name of the form's field.
    let field: String

    /// Nothing for a plain value; empty when no file was chosen.
    let filename: String?

    /// The declared type without its parameters, in lower case.
    let mediaType: String?

    private static let longestName = 256
    private static let plainEncodings: Set = ["7bit", "8bit", "binary"]

    /// Reads the lines of a header, each with its line break.
    init(_ bytes: ArraySlice<UInt8>, part: Int) throws(FormDataError) {
        guard let lines = HeaderLines(bytes) else { throw .malformedHeaders(part: part) }
        GMimeLibrary.start()
        guard let parameters = lines.only("content-disposition").flatMap(Self.formData),
            let name = parameters.only("name").map(FormName.unescaped),
            (1...Self.longestName).contains(name.utf8.count), FormName.isPrintable(name)
        else { throw .noFieldName(part: part) }
        field = name

        let encoding = lines.values(of: "content-transfer-encoding")
        guard encoding.allSatisfy({ Self.plainEncodings.contains($0.lowercased()) }) else {
            throw .encodedPart(field: name)
        }
        mediaType = lines.values(of: "content-type").first.flatMap(Self.mediaType)
        guard mediaType?.hasPrefix("multipart/") != true else {
            throw .nestedMultipart(field: name)
        }
        guard parameters.has("filename") else {
            filename = nil
            return
        }
        guard let given = parameters.first("filename").map(FormName.unescaped),
            let last = FormName.lastComponent(of: given)
        else { throw .badFilename(field: name) }
        filename = last
    }

    private static func formData(_ value: String) -> HeaderParameters? {
        let readable = FormName.doublingPathSeparators(in: value)
        guard let parsed = g_mime_content_disposition_parse(nil, readable) else { return nil }
        let disposition = GMimeReference(parsed)
        guard let kind = g_mime_content_disposition_get_disposition(disposition.pointer),
            String(cString: kind).lowercased() == "form-data"
        else { return nil }
        return HeaderParameters(g_mime_content_disposition_get_parameters(disposition.pointer))
    }

    private static func mediaType(_ value: String) -> String? {
        guard let parsed = g_mime_content_type_parse(nil, value) else { return nil }
        let type = GMimeReference(parsed)
        guard let text = g_mime_content_type_get_mime_type(type.pointer) else { return nil }
        defer { g_free(text) }
        return String(cString: text).lowercased()
    }
}
