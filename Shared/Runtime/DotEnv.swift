/// The `.env` file format: `NAME=value` lines, `#` comments, optional quotes
/// and an optional `export` in front.
///
/// Without quotes a value ends at a `#` behind white space. In single quotes
/// everything stands for itself; in double quotes `\n`, `\r`, `\t`, `\"` and
/// `\\` are escapes. A value keeps to its line.
enum DotEnv {
    /// Why a line cannot be read, said without its content.
    private enum Fault: String, Error {
        case noAssignment = "is not NAME=value"
        case badName = "has a name that is not one"
        case openQuote = "has a quote that is not closed"
        case textAfterQuote = "has text behind its closing quote"
    }

    /// - Throws: ``SettingsError`` naming the file and the line, never a value.
    static func values(in text: String, file: String) throws(SettingsError) -> [String: String] {
        var values: [String: String] = [:]
        let content = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        let lines = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            do {
                guard let (name, value) = try assignment(in: line) else { continue }
                values[name] = value
            } catch {
                throw SettingsError("\(file) line \(index + 1) \(error.rawValue)")
            }
        }
        return values
    }

    private static func assignment(
        in line: Substring
    ) throws(Fault) -> (name: String, value: String)? {
        let content = withoutExport(line.trimmed)
        guard !content.isEmpty, !content.hasPrefix("#") else { return nil }
        guard let equals = content.firstIndex(of: "=") else { throw .noAssignment }
        let name = content[..<equals].trimmed
        guard !name.isEmpty, name.allSatisfy(isNameCharacter) else { throw .badName }
        return (name, try value(of: content[content.index(after: equals)...]))
    }

    private static func withoutExport(_ content: String) -> String {
        let rest = content.dropFirst("export".count)
        guard content.hasPrefix("export"), let next = rest.first, next.isWhitespace else {
            return content
        }
        return rest.trimmed
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
    }

    private static func value(of text: Substring) throws(Fault) -> String {
        let quoted = text.drop(while: \.isWhitespace)
        guard let quote = quoted.first, quote == "\"" || quote == "'" else {
            return withoutComment(text).trimmed
        }
        var value = ""
        var rest = quoted.dropFirst()
        while let character = rest.popFirst() {
            if character == quote {
                let remainder = withoutComment(rest).trimmed
                guard remainder.isEmpty else { throw .textAfterQuote }
                return value
            }
            if character == "\\", quote == "\"", let escaped = rest.first.flatMap({ escapes[$0] }) {
                value.append(escaped)
                rest.removeFirst()
            } else {
                value.append(character)
            }
        }
        throw .openQuote
    }

    private static let escapes: [Character: Character] = [
        "n": "\n", "r": "\r", "t": "\t", "\"": "\"", "\\": "\\",
    ]

    private static func withoutComment(_ text: Substring) -> Substring {
        var isBehindSpace = false
        for index in text.indices {
            if text[index] == "#", isBehindSpace { return text[..<index] }
            isBehindSpace = text[index].isWhitespace
        }
        return text
    }
}
