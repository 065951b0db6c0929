/// Web and mail addresses, whose words describe nothing.
enum Addresses {
    /// Returns the text without them; blanks and line ends stay.
    static func removed(from text: some StringProtocol) -> String {
        let text = String(text)
        guard mayHave(text.utf8) else { return text }
        var kept = ""
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
            if !isAddress(piece) { kept += piece }
            if piece.endIndex < text.endIndex { kept.append(text[piece.endIndex]) }
        }
        return kept
    }

    /// Whether there is a sign that every address has.
    private static func mayHave(_ text: String.UTF8View) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "@"): return true
            case UInt8(ascii: "/") where previous == UInt8(ascii: ":"): return true
            // "www." and "WWW."
            case UInt8(ascii: ".") where previous | 0x20 == UInt8(ascii: "w"): return true
            default: previous = byte
            }
        }
        return false
    }

    private static func isAddress(_ piece: some StringProtocol) -> Bool {
        let start = piece.prefix(8).lowercased()
        if start.hasPrefix("http:/") || start.hasPrefix("https:/") || start.hasPrefix("www.") {
            return true
        }
        guard let at = piece.firstIndex(of: "@"), at != piece.startIndex else { return false }
        return piece[at...].contains(".")
    }
}
