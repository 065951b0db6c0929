/// Names of fields and files as browsers write them in a form's part.
enum FormName {
    private static let longestFilename = 255

    /// Undoes the one escape that browsers make and GMime does not.
    ///
    /// That is `%22` for a quote. Their `%0A` and `%0D` stay as they are, for
    /// what they stand for has no place in a name.
    static func unescaped(_ name: String) -> String {
        name.split(separator: "%22", omittingEmptySubsequences: false).joined(separator: "\"")
    }

    /// The name after the last `/` or `\`; nothing when it cannot be a
    /// file's name.
    static func lastComponent(of name: String) -> String? {
        guard isPrintable(name) else { return nil }
        let scalars = name.unicodeScalars
        let start = scalars.lastIndex { $0 == "/" || $0 == "\\" }.map(scalars.index(after:))
        let last = String(scalars[(start ?? scalars.startIndex)...])
        guard last != ".", last != "..", last.utf8.count <= longestFilename else { return nil }
        return last
    }

    /// Whether no control character and no line separator is in the name.
    static func isPrintable(_ name: String) -> Bool {
        name.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    /// Keeps the backslashes of a Windows path from being read as escapes:
    /// each is doubled unless it stands before a quote or another backslash.
    static func doublingPathSeparators(in value: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = value.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            result.append(scalar)
            guard scalar == "\\" else { continue }
            if let next = rest.first, next == "\"" || next == "\\" {
                result.append(next)
                rest.removeFirst()
            } else {
                result.append("\\")
            }
        }
        return String(result)
    }
}
