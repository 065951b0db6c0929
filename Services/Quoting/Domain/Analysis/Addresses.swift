/// Web and mail addresses, whose words describe nothing.
enum Addresses {
    /// Returns the text without them; blanks and line ends stay.
    static func removed(from text: some StringProtocol) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") })
        else { return String(text) }
        var kept = ""
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
            if !isAddress(piece) { kept += piece }
            if piece.endIndex < text.endIndex { kept.append(text[piece.endIndex]) }
        }
        return kept
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
