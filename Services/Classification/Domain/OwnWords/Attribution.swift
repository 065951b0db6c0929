/// The line with which programs introduce what they quote: "On Tue, Mar 4,
/// 2025 at 9:12 AM Studio <studio@example.com> wrote:".
///
/// It is told by its build in any language: a date at its start, somebody's
/// name or address, a verb or a colon at its end; over as many lines as the
/// program wrapped it to.
enum Attribution {
    /// The most lines and bytes that one takes.
    private static let mostLines = 5
    private static let mostBytes = 400

    /// Returns how many lines the attribution that begins there takes, or
    /// nothing when none does.
    static func length(in lines: [MailLine], at start: Int) -> Int? {
        let opening = AttributionOpening(lines[start].folded)
        let isNamed = opening == .none
        if isNamed, !lines[start].hasAddress { return nil }
        if opening == .unfinished, !continues(lines, start) { return nil }
        var text = ""
        for index in start..<min(start + mostLines, lines.count) {
            let line = lines[index].folded
            guard lines[index].hasWords, text.utf8.count + line.utf8.count < mostBytes else {
                return nil
            }
            if index > start, startsAnew(line, after: opening, isSecond: index == start + 1) {
                return nil
            }
            text += text.isEmpty ? line : " " + line
            if let ending = AttributionEnding(text) {
                let place = Place(lines, start: start, end: index + 1)
                let isOne = isNamed ? ending.names(in: place) : ending.introduces(in: place)
                return isOne ? index + 1 - start : nil
            }
            if isNamed || endsSentence(line) { return nil }
        }
        return nil
    }

    /// What is around an attribution.
    struct Place {
        /// Whether quoted lines follow.
        let isAboveQuote: Bool

        /// Whether it is a paragraph of its own.
        let isAlone: Bool

        /// Whether nothing stands right above it.
        let isFirst: Bool

        init(_ lines: [MailLine], start: Int, end: Int) {
            let below = lines[end...].prefix(2).first { !$0.isBlank }
            isAboveQuote = below?.isQuoted ?? false
            isFirst = start == 0 || !lines[start - 1].hasWords
            isAlone = isFirst && (end == lines.count || !lines[end].hasWords)
        }
    }

    /// "On" or "Le mar." alone, which the date must follow.
    private static func continues(_ lines: [MailLine], _ start: Int) -> Bool {
        guard start + 1 < lines.count, lines[start + 1].hasWords else { return false }
        return AttributionOpening(lines[start + 1].folded) == .dated
    }

    /// Whether a later line begins an attribution, so that what stands above
    /// it is the client's.
    private static func startsAnew(
        _ line: String,
        after opening: AttributionOpening,
        isSecond: Bool
    ) -> Bool {
        if opening == .unfinished && isSecond { return AttributionOpening.isIntroduced(line) }
        return AttributionOpening(line) == .dated && AttributionOpening.isWholeDate(line)
    }

    /// "13.09." or "kl." end no sentence, words do.
    private static func endsSentence(_ line: String) -> Bool {
        guard let last = line.utf8.last, ".!?".utf8.contains(last) else { return false }
        guard last == UInt8(ascii: ".") else { return true }
        let word = line.utf8.dropLast().reversed().prefix { (0x61...0x7A).contains($0) }
        return word.count > 4
    }
}
