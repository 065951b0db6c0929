import MIME

extension String {
    /// The text in one line: what breaks or controls a line is a blank, and
    /// several blanks are one.
    var oneLine: String {
        if !breaksLines, !hasSpareBlanks { return self }
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

    /// Whether a blank stands at an end, or beside another one.
    private var hasSpareBlanks: Bool {
        let blank = UInt8(ascii: " ")
        var text = self
        return text.withUTF8 { bytes in
            var last = blank
            for byte in bytes {
                if byte == blank, last == blank { return true }
                last = byte
            }
            return !bytes.isEmpty && last == blank
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isControlling: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
