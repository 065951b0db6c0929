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
        defer { text += "\"" }
        if isPlain(value) {
            text += value
            return
        }
        var room = Self.longestValue
        for scalar in value.unicodeScalars {
            room -= UTF8.width(scalar)
            guard room >= 0 else {
                text += "…"
                break
            }
            append(scalar)
        }
    }

    /// Whether a value stands for itself, as nearly every one does.
    private func isPlain(_ value: String) -> Bool {
        value.utf8.count <= Self.longestValue
            && value.utf8.allSatisfy { byte in
                (32..<127).contains(byte) && byte != UInt8(ascii: "\"")
                    && byte != UInt8(ascii: "\\")
            }
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
