/// Goes through a mail's lines and keeps those that the sender wrote.
struct MailReader {
    private let lines: [MailLine]
    private let keepsHistory: Bool
    private var kept: [MailLine] = []
    private var index = 0
    private var notices = LegalNotice()

    init(lines: [MailLine], keepsHistory: Bool = false) {
        self.lines = lines
        self.keepsHistory = keepsHistory
    }

    /// Returns the sender's own lines, without blank ones at the ends or in a row.
    mutating func ownLines() -> [String] {
        while index < lines.count {
            let line = lines[index]
            if line.isBlank {
                keep(line)
            } else if line.isQuoted, !keepsHistory {
                endPassage()
                index += 1
            } else if !keepsHistory, let length = MailHistory.headerLength(in: lines, at: index) {
                endPassage()
                index += length
                skipHistory()
            } else if opensSignature() {
                endPassage()
                skipSignature(firstParagraphIsSure: line.isStandardMark)
            } else if DeviceLine.matches(line) {
                endPassage()
                index += 1
            } else if let length = notices.length(in: lines, at: index) {
                endPassage()
                index += length
            } else {
                keep(line)
            }
        }
        endPassage()
        while kept.last?.isBlank == true { kept.removeLast() }
        return kept.map(\.text)
    }

    private mutating func keep(_ line: MailLine) {
        index += 1
        if line.isBlank && (kept.last?.isBlank ?? true) { return }
        kept.append(line)
    }

    /// Takes away what belongs to the part that begins now: lines drawn above
    /// it, and a name alone as Unix users sign.
    private mutating func endPassage() {
        var hasBlank = false
        while let last = kept.last, last.isBlank || last.isRule || endsWithName {
            kept.removeLast()
            hasBlank = true
        }
        if hasBlank, !kept.isEmpty { kept.append(.blank) }
    }

    private var endsWithName: Bool {
        guard kept.count > 2, let last = kept.last else { return false }
        return kept[kept.count - 2].isBlank && Signature.isDashedName(last)
    }

    private func opensSignature() -> Bool {
        let line = lines[index]
        if line.isStandardMark { return true }
        if line.isSignatureMark { return !speaks(below: index) }
        if line.isRule { return Signature.isFooter(lines, below: index) }
        return kept.contains(where: \.hasWords) && Signature.isClosing(line)
    }

    /// Whether somebody speaks right below a line, so that "--" there is a dash.
    private func speaks(below mark: Int) -> Bool {
        let below = (mark + 1..<lines.count).prefix(2).first { lines[$0].hasWords }
        guard let below, MailHistory.headerLength(in: lines, at: below) == nil else { return false }
        return Speech.isIn(lines[below])
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

    /// Skips up to the history or to somebody speaking again.
    private mutating func skipSignature(firstParagraphIsSure: Bool) {
        index += 1
        var isSure = firstParagraphIsSure
        while index < lines.count {
            let line = lines[index]
            if line.isQuoted || MailHistory.headerLength(in: lines, at: index) != nil { return }
            if let length = notices.length(in: lines, at: index) {
                index += length
                continue
            }
            let speaks =
                line.isPostscript || Speech.isIn(line) || Signature.isTooLong(line)
            if speaks && !isSure && !DeviceLine.matches(line) { return }
            // A signature's own paragraph may be a motto; below it nothing is.
            if line.isStandardMark {
                isSure = true
            } else if line.isBlank, lines[index - 1].hasWords, !lines[index - 1].isSignatureMark {
                isSure = false
            }
            index += 1
        }
    }
}
