internal import CGMime

/// The headers of a mail from outside, as far as they can be read.
public struct MessageHeaders: Sendable, Hashable {
    /// The longest value that is kept, in bytes.
    private static let longestValue = 32 << 10

    private let fields: [Field]

    private struct Field: Sendable, Hashable {
        /// In lower case.
        let name: String
        let value: String
    }

    init(_ object: UnsafeMutablePointer<GMimeObject>, most: Int) {
        var fields: [Field] = []
        if let list = g_mime_object_get_header_list(object) {
            for index in 0..<min(g_mime_header_list_get_count(list), Int32(clamping: most)) {
                guard let header = g_mime_header_list_get_header_at(list, index),
                    let name = g_mime_header_get_name(header)
                else { continue }
                let value = g_mime_header_get_value(header).map { String(cString: $0) } ?? ""
                fields.append(
                    Field(
                        name: String(cString: name).lowercased(),
                        value: value.onOneLine(atMost: Self.longestValue)
                    )
                )
            }
        }
        self.fields = fields
    }

    /// The first value of a header, decoded and on one line.
    ///
    /// - Parameter name: In lower case.
    public subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// All values of a header.
    public func values(of name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Whether a header's name begins so.
    public func contains(prefix: String) -> Bool {
        fields.contains { $0.name.hasPrefix(prefix) }
    }

    /// The value of a header that must be there once.
    func only(_ name: String) -> String? {
        let values = values(of: name)
        return values.count == 1 ? values[0] : nil
    }
}

extension String {
    /// The text without what breaks or controls a line, blanks as one, and no
    /// longer than so many bytes.
    func onOneLine(atMost limit: Int) -> String {
        var line = UnicodeScalarView()
        var (size, owesBlank) = (0, false)
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                owesBlank = !line.isEmpty
            default:
                size += UTF8.width(scalar) + (owesBlank ? 1 : 0)
                guard size <= limit else { return String(line) }
                if owesBlank { line.append(" ") }
                owesBlank = false
                line.append(scalar)
            }
        }
        return String(line)
    }
}
