/// The lines of a part's header: names in lower case and their values.
///
/// Folded lines are refused: no browser folds, and where one program sees a
/// fold another sees a second header.
struct HeaderLines {
    private var lines: [(name: String, value: String)] = []

    /// Reads lines that each end in CRLF; nothing when one is malformed.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: "\r") else { return nil }
            guard let line = Self.line(rest[..<end]) else { return nil }
            lines.append(line)
            rest = rest[end...].dropFirst()
            guard rest.first == "\n" else { return nil }
            rest = rest.dropFirst()
        }
    }

    /// Every value of the header with that name.
    func values(of name: String) -> [String] {
        lines.filter { $0.name == name }.map(\.value)
    }

    /// The value of the header, unless it is there more than once.
    func only(_ name: String) -> String? {
        let values = values(of: name)
        return values.count == 1 ? values.first : nil
    }

    private static func line(
        _ line: Substring.UnicodeScalarView
    ) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
            line[..<colon].allSatisfy(isTokenCharacter),
            line.allSatisfy({ $0 == "\t" || $0.properties.generalCategory != .control })
        else { return nil }
        let value = line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
        return (String(line[..<colon]).lowercased(), String(value))
    }

    private static func isTokenCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.value > 0x20
            && !"()<>@,;:\\\"/[]?={}".unicodeScalars.contains(scalar)
    }
}
