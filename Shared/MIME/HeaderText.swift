internal import FoundationEssentials

/// Text that people wrote and that goes into a mail header.
enum HeaderText {
    /// Refuses what could end a header line or hide in it.
    static func check(
        _ text: String,
        as field: MailField,
        maximum: Int
    ) throws(MailError) {
        guard !text.breaksLines else { throw .controlCharacter(in: field) }
        guard text.utf8.count <= maximum else { throw .tooLong(field, maximum: maximum) }
    }

    /// Returns `text` in a form that GMime carries without loss.
    ///
    /// GMime's own encoder counts characters where RFC 2047 counts octets, so
    /// that its encoded words may pass the limit of 75; and it takes a text
    /// such as `=?utf-8?Q?...?=` for already encoded. Both are avoided by
    /// giving it encoded words that are short enough to be left alone.
    static func encoded(_ text: String) -> String {
        guard !survivesUnencoded(text) else { return text }
        return encodedWords(of: Array(text.utf8)).joined(separator: " ")
    }

    /// The longest run without a blank that GMime does not take apart.
    private static let longestWord = 38

    /// Octets of text in one encoded word: 18 make 24 letters of base64, and
    /// with what stands around them 36, below ``longestWord``.
    private static let octetsPerWord = 18

    /// Whether GMime leaves it alone: ASCII without `=?`, with which encoded
    /// words begin, without long words and without blanks at its ends.
    private static func survivesUnencoded(_ text: String) -> Bool {
        let blank = UInt8(ascii: " ")
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.first != blank, bytes.last != blank else { return false }
            var (length, last): (Int, UInt8) = (0, 0)
            for byte in bytes {
                length = byte == blank ? 0 : length + 1
                let isMark = last == UInt8(ascii: "=") && byte == UInt8(ascii: "?")
                guard byte < 0x80, !isMark, length <= longestWord else { return false }
                last = byte
            }
            return true
        }
    }

    /// Cuts between Unicode scalars: a word must hold whole ones (RFC 2047 5).
    private static func encodedWords(of octets: [UInt8]) -> [String] {
        var words: [String] = []
        var rest = octets[...]
        while !rest.isEmpty {
            var end = min(rest.startIndex + octetsPerWord, rest.endIndex)
            while end < rest.endIndex, rest[end] & 0xC0 == 0x80 { end -= 1 }
            words.append("=?utf-8?B?\(Data(rest[..<end]).base64EncodedString())?=")
            rest = rest[end...]
        }
        return words
    }
}
