/// Text of others as Markdown that shows it as it is: it makes no link,
/// heading, image or list of its own.
enum MarkdownText {
    /// One line: line breaks become spaces.
    static func line(_ text: String) -> String {
        escaped(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// A quotation, line by line, so that nobody takes it for ours.
    static func quotation(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line in
                let words = escaped(String(line.drop(while: \.isWhitespace)))
                // Two spaces at its end keep a line a line.
                return words.isEmpty ? ">" : "> \(words)  "
            }
            .joined(separator: "\n")
    }

    /// A link; the address alone, as text, when it is none of the web.
    static func link(_ label: String, to address: String) -> String {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
            return line(address)
        }
        return "[\(line(label))](\(target(address)))"
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var before: Unicode.Scalar = " "
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            let next = scalars[scalars.index(after: index)...].first ?? " "
            // Below a space nothing is left that is seen.
            guard scalar.value >= 32 || scalar == "\t" else { continue }
            if isMark(scalar, between: before, next, lineSoFar: result) { result.append("\\") }
            result.append(scalar)
            before = scalar
        }
        return String(result)
    }

    private static func isMark(
        _ scalar: Unicode.Scalar,
        between before: Unicode.Scalar,
        _ next: Unicode.Scalar,
        lineSoFar: String.UnicodeScalarView
    ) -> Bool {
        switch scalar {
        case "\\", "`", "*", "[", "]", "<", ">", "#", "~", "|", "!", "&": true
        // Inside a word it means nothing, and addresses stay as they are.
        case "_": !(isOfWord(before) && isOfWord(next))
        case "-", "+", "=": lineSoFar.allSatisfy(\.properties.isWhitespace)
        case ".", ")": !lineSoFar.isEmpty && lineSoFar.allSatisfy(isDigit)
        default: false
        }
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    /// An address that ends nowhere but at the link's end.
    private static func target(_ address: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = String.UnicodeScalarView()
        for byte in address.utf8 {
            if byte > 32, byte < 127, !"()<>[]\"\\`|^{}".utf8.contains(byte) {
                result.append(Unicode.Scalar(byte))
            } else {
                // Not at once: a view of scalars that takes several copies all it holds.
                for scalar in ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]] {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }
}
