internal import FoundationEssentials

/// Text that people wrote and that goes into a mail header.
enum HeaderText {
    /// Refuses what could end a header line or hide in it.
    static func check(
        _ text: String,
        as field: MailField,
        maximum: Int
    ) throws(MailError) {
        let isPrintable = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isPrintable || !text.unicodeScalars.contains(where: \.breaksHeaders) else {
            throw .controlCharacter(in: field)
        }
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
        return pieces(of: text)
            .map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: " ")
    }

    /// The longest run without a blank that GMime does not take apart.
    private static let longestWord = 38

    /// Octets of text in one encoded word: 18 make 24 letters of base64, and
    /// with what stands around them 36, below ``longestWord``.
    private static let octetsPerWord = 18

    private static func survivesUnencoded(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 } && !holdsMarks(text)
            && text.utf8.first != UInt8(ascii: " ") && text.utf8.last != UInt8(ascii: " ")
            && text.utf8.split(separator: UInt8(ascii: " ")).allSatisfy { $0.count <= longestWord }
    }

    /// Whether `=?` stands in the text, with which encoded words begin.
    private static func holdsMarks(_ text: String) -> Bool {
        zip(text.utf8, text.utf8.dropFirst()).contains { first, second in
            first == UInt8(ascii: "=") && second == UInt8(ascii: "?")
        }
    }

    /// Cuts between Unicode scalars: a word must hold whole ones (RFC 2047 5).
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        var octets = 0
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > octetsPerWord {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                octets = 0
            }
            piece.append(scalar)
            octets += width
        }
        return pieces + [String(piece)]
    }
}

extension Unicode.Scalar {
    /// Control characters (C0, DEL, C1) and Unicode's own line separators.
    fileprivate var breaksHeaders: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
