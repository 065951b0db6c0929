import Language

/// Text from outside, made fit to stand in a mail.
///
/// Control characters and invisible ones, such as those that turn the
/// writing direction, never reach a mail.
enum ClientText {
    /// Returns one line: every run of blanks and line breaks is one space.
    ///
    /// A text of which nothing can be seen is empty.
    /// A text of more Unicode scalars than `limit` ends in "…".
    static func line(_ text: String, limit: Int) -> String {
        if text.utf8.count <= limit, text.isPlainLine { return text }
        guard text.isVisible else { return "" }
        let words = visible(text).split { $0.properties.isWhitespace }
        return shortened(words.map { String($0) }.joined(separator: " "), limit)
    }

    /// Returns text of several lines, with at most one empty line in a row.
    ///
    /// A text of more Unicode scalars than `limit` ends in "…".
    static func block(_ text: String, limit: Int) -> String {
        var lines: [String] = []
        for piece in pieces(of: text) {
            let written = line(String(piece), limit: limit)
            if !written.isEmpty || lines.last?.isEmpty == false { lines.append(written) }
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return shortened(lines.joined(separator: "\n"), limit)
    }

    /// The text cut at its line breaks.
    private static func pieces(of text: String) -> [Substring] {
        let breaksOtherwise = text.utf8.contains { byte in
            // What the other line breaks begin with, and some letters too.
            (0x0B...0x0D).contains(byte) || byte == 0xC2 || byte == 0xE2
        }
        if breaksOtherwise {
            return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }

    private static func visible(_ text: String) -> String.UnicodeScalarView {
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: visible.append(" ")
            // The joiner holds emoji together.
            case .format where scalar != "\u{200D}": break
            default: visible.append(scalar)
            }
        }
        return visible
    }

    private static func shortened(_ text: String, _ limit: Int) -> String {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}
