/// Goes through a mail's lines and keeps those that the sender wrote.
struct MailReader {
    private let lines: [MailLine]
    private var kept: [String] = []
    private var index = 0

    init(lines: [String]) {
        self.lines = lines.map(MailLine.init)
    }

    /// Returns the sender's own lines, without blank ones at the ends or in a row.
    mutating func ownLines() -> [String] {
        while index < lines.count {
            let line = lines[index]
            if line.isQuoted {
                index += 1
            } else if let length = MailHistory.headerLength(in: lines[index...]) {
                index += length
                skipHistory()
            } else if line.isSignatureMark || (line.isClosing && hasWords) {
                skipSignature()
            } else if line.isDeviceLine || line.isRule {
                index += 1
            } else if line.opensDisclaimer {
                skipParagraph()
            } else {
                keep(line)
            }
        }
        while kept.last?.isEmpty == true { kept.removeLast() }
        return kept
    }

    private var hasWords: Bool { !kept.isEmpty }

    private mutating func keep(_ line: MailLine) {
        index += 1
        if line.isBlank && (kept.last?.isEmpty ?? true) { return }
        kept.append(line.text)
    }

    /// Skips what a header opens: marked lines only, or all the rest when none is marked.
    private mutating func skipHistory() {
        while index < lines.count, lines[index].isBlank { index += 1 }
        guard index < lines.count else { return }
        guard lines[index].isQuoted else {
            index = lines.count
            return
        }
        while index < lines.count, lines[index].isQuoted || lines[index].isBlank { index += 1 }
    }

    /// Skips up to the history, a postscript or a long line, which no signature has.
    private mutating func skipSignature() {
        index += 1
        while index < lines.count {
            let line = lines[index]
            let isOver =
                line.isQuoted || line.isPostscript || line.opensDisclaimer
                || line.text.count > MailLine.longestInSignature
                || MailHistory.headerLength(in: lines[index...]) != nil
            if isOver { return }
            index += 1
        }
    }

    private mutating func skipParagraph() {
        while index < lines.count, !lines[index].isBlank { index += 1 }
    }
}
