import Language

/// One line of a mail and what its look says.
struct MailLine: Sendable {
    /// Blank lines, one or many.
    static let blank = MailLine("")

    /// Quoted lines, one or many; what they say is never looked at.
    static let quoted = MailLine(">", isQuoted: true)

    /// The line without blanks at its ends.
    let text: String

    /// The beginning of the line as the rules compare it.
    let folded: String

    /// Whether it is "-- " to the letter, which programs put above a signature.
    let isStandardMark: Bool

    /// The most characters that the rules compare.
    private static let looked = 400

    /// The field of a mail's header that the line tells.
    let field: MailField?

    init(_ line: String, isQuoted: Bool = false) {
        self.isQuoted = isQuoted
        text = Self.trimmed(line)
        folded = Self.trimmed(Folding.fold(String(text.unicodeScalars.prefix(Self.looked))))
        field = MailField(line: folded)
        let contact = ContactSigns(folded)
        hasAddress = contact.hasAddress
        isContact = contact.isAny
        isStandardMark = folded == "--" && line.hasSuffix(" ")
    }

    var isBlank: Bool { folded.isEmpty }

    /// Whether the sender's program marked it as somebody else's.
    let isQuoted: Bool

    var hasWords: Bool { !isBlank && !isQuoted }

    /// "--" or a long dash, which by custom stand above a signature.
    var isSignatureMark: Bool { folded == "--" || text == "—" || text == "–" }

    /// A line drawn with characters, without a word.
    var isRule: Bool {
        folded.utf8.count >= (folded.hasPrefix("_") ? 2 : 3)
            && folded.utf8.allSatisfy { Self.strokes.contains($0) }
    }

    /// A postscript or another mark of a second thought.
    var isPostscript: Bool { Self.secondThoughts.matches(folded[...]) }

    /// The words of the line's beginning, folded, in their order.
    var words: [Substring] { FoldedWords.of(folded) }

    let hasAddress: Bool

    /// Whether it has an address, a page or a telephone number.
    let isContact: Bool

    private static func trimmed(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isInvisible($0) }),
            let end = scalars.lastIndex(where: { !isInvisible($0) })
        else { return "" }
        return String(text[start..<scalars.index(after: end)])
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 }
        return scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }

    private static let strokes = Set("-=_*~# ".utf8)
    private static let secondThoughts = PrefixTable([
        "ps ", "ps:", "ps.", "ps,", "p.s", "p. s", "p-s", "nb ", "nb:", "n.b", "edit:", "edit :",
        "post-scriptum",
    ])
}
