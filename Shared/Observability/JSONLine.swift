/// A JSON object written as one line of text, whatever its values hold.
struct JSONLine {
    /// Bytes of a value that are written; the rest is cut off.
    private static let longestValue = 4_096

    private var text = "{"

    mutating func add(_ name: StaticString, _ value: String) {
        add("\(name)", value)
    }

    mutating func add(_ name: String, _ value: String) {
        if text.utf8.count > 1 { text += "," }
        text += "\"\(name)\":\""
        var room = Self.longestValue
        for scalar in value.unicodeScalars {
            room -= UTF8.width(scalar)
            guard room >= 0 else {
                text += "…"
                break
            }
            append(scalar)
        }
        text += "\""
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        // Controls would move a terminal, and some readers end a line at others.
        case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{2029}":
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
    }

    func finished() -> String { text + "}\n" }
}
