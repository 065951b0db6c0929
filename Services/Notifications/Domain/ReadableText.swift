import Language

extension String {
    /// The text in one line: what breaks or controls a line is a blank, and
    /// several blanks are one.
    var oneLine: String {
        if isPlainLine { return self }
        return unicodeScalars.split(whereSeparator: { $0.isControlling || $0 == " " })
            .map(String.init)
            .joined(separator: " ")
    }

    /// The text without what controls a terminal or a mail reader; line
    /// breaks and tabulators stay.
    var withoutControls: String {
        let unified = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var kept = UnicodeScalarView()
        for scalar in unified.unicodeScalars
        where scalar == "\n" || scalar == "\t" || !scalar.isControlling {
            kept.append(scalar)
        }
        return String(kept)
    }

    /// The text, or its beginning with an ellipsis.
    func shortened(to limit: Int) -> String {
        utf8.count <= limit || count <= limit ? self : prefix(limit - 1) + "…"
    }

    /// The longest beginning, of whole characters, that has so many UTF-8
    /// bytes at most.
    func shortened(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var (kept, bytes) = ("", 0)
        for character in self {
            bytes += character.utf8.count
            guard bytes <= limit else { break }
            kept.append(character)
        }
        return kept
    }

    /// Whether it could end a header line or hide in one.
    var breaksLines: Bool { !isPlainLine && unicodeScalars.contains { $0.isControlling } }
}

extension Unicode.Scalar {
    fileprivate var isControlling: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
