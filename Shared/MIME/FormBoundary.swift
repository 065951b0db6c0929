internal import CGMime
internal import Runtime

/// The line that separates a form's parts, from the request's content type.
struct FormBoundary: Hashable, Sendable {
    /// CRLF, two hyphens and the boundary: what ends a part's content.
    let delimiter: [UInt8]

    private static let longestContentType = 1024

    /// Finds the boundary in a `Content-Type`.
    init(contentType: String) throws(FormDataError) {
        guard contentType.utf8.count <= Self.longestContentType,
            contentType.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
        else { throw .notFormData }
        GMimeLibrary.start()
        guard let parsed = g_mime_content_type_parse(nil, contentType) else { throw .notFormData }
        let type = GMimeReference(parsed)
        guard g_mime_content_type_is_type(type.pointer, "multipart", "form-data") != 0 else {
            throw .notFormData
        }
        let parameters = HeaderParameters(g_mime_content_type_get_parameters(type.pointer))
        guard let boundary = parameters.only("boundary"), Self.isValid(boundary) else {
            throw .badBoundary
        }
        delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
    }

    private static func isValid(_ boundary: String) -> Bool {
        (1...70).contains(boundary.utf8.count) && !boundary.hasSuffix(" ")
            && boundary.utf8.allSatisfy { byte in
                byte.isASCIILetterOrDigit || "'()+_,-./:=? ".utf8.contains(byte)
            }
    }
}
