/// The `.env` file format: `NAME=value` lines, `#` comments, optional quotes
/// and an optional `export` in front.
enum DotEnv {
    /// - Throws: ``SettingsError`` naming the file and the line, never a value.
    static func values(in text: String, file: String) throws -> [String: String] {
        var values: [String: String] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let content = line.trimmed
            guard !content.isEmpty, !content.hasPrefix("#") else { continue }
            let assignment = content.hasPrefix("export ") ? content.dropFirst(7) : content[...]
            guard let equals = assignment.firstIndex(of: "=") else {
                throw SettingsError("\(file) line \(index + 1) is not NAME=value")
            }
            let name = assignment[..<equals].trimmed
            guard !name.isEmpty, name.allSatisfy(isNameCharacter) else {
                throw SettingsError("\(file) line \(index + 1) has a name that is not one")
            }
            values[name] = unquoted(assignment[assignment.index(after: equals)...].trimmed)
        }
        return values
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
    }

    private static func unquoted(_ text: String) -> String {
        for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) {
            guard let end = text.dropFirst().firstIndex(of: Character(quote)) else { continue }
            return String(text[text.index(after: text.startIndex)..<end])
        }
        guard let comment = text.firstRange(of: " #") else { return text }
        return text[..<comment.lowerBound].trimmed
    }
}
