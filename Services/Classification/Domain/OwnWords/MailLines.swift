/// Cuts a mail into the lines that its reader looks at.
///
/// Takes time linear in the mail, and gives a bounded number of lines,
/// whatever the mail is made of: blank lines in a row are one, and so are
/// quoted ones, which no rule looks into.
enum MailLines {
    /// The most lines with words that are read, and the most bytes of them.
    static let most = 2_048
    static let mostBytes = 128 << 10

    /// Reads the lines of a mail.
    ///
    /// Of a mail past the limits the middle is left out: the client's words
    /// stand at its beginning or, below the history, at its end.
    static func read(_ mail: String) -> [MailLine] {
        let bytes = Array(mail.utf8)
        var found = spans(in: bytes)
        leaveOutMiddle(of: &found)
        return found.map { span in
            switch span.kind {
            case .blank: .blank
            case .quoted: .quoted
            case .words: MailLine(String(decoding: bytes[span.range], as: UTF8.self))
            }
        }
    }

    /// A line, or a run of lines that count as one.
    private struct Span {
        enum Kind { case blank, quoted, words }

        let kind: Kind
        let range: Range<Int>
    }

    private static func spans(in bytes: [UInt8]) -> [Span] {
        var spans: [Span] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, breakLength(bytes, at: end) == 0 { end += 1 }
            add(kind(of: bytes, start..<end), start..<end, to: &spans)
            start = end + max(1, breakLength(bytes, at: end))
        }
        return spans
    }

    private static func add(_ kind: Span.Kind, _ range: Range<Int>, to spans: inout [Span]) {
        if kind == .quoted, spans.last?.kind == .blank, spans.dropLast().last?.kind == .quoted {
            spans.removeLast()
        }
        if kind != .words, spans.last?.kind == kind { return }
        spans.append(Span(kind: kind, range: range))
    }

    private static func leaveOutMiddle(of spans: inout [Span]) {
        let head = reach(of: spans.indices, in: spans, share: 3)
        let rest = spans.indices.suffix(from: head)
        let tail = reach(of: rest.reversed(), in: spans, share: 1)
        if tail < rest.count { spans.removeSubrange(head..<(spans.count - tail)) }
    }

    /// Returns how many lines fit into that many quarters of what is read.
    private static func reach(
        of indices: some Sequence<Int>,
        in spans: [Span],
        share quarters: Int
    ) -> Int {
        var lines = most * quarters / 4
        var bytes = mostBytes * quarters / 4
        var count = 0
        for index in indices {
            if spans[index].kind == .words {
                lines -= 1
                bytes -= min(spans[index].range.count, bytes)
                // A line that is longer than all that is read is read cut.
                if lines < 0 || bytes == 0 && count > 0 { return count }
            }
            count += 1
        }
        return count
    }

    private static func kind(of bytes: [UInt8], _ range: Range<Int>) -> Span.Kind {
        var index = range.lowerBound
        while index < range.upperBound {
            let length = blankLength(bytes, at: index)
            if length == 0 { break }
            index += length
        }
        guard index < range.upperBound else { return .blank }
        // The end of an address that the program wrapped before its bracket.
        if bytes[index] == UInt8(ascii: ">"), index + 1 < range.upperBound,
            bytes[index + 1] == UInt8(ascii: ":")
        {
            return .words
        }
        let isBarred =
            bytes[index] == UInt8(ascii: "|") && index + 1 < range.upperBound
            && bytes[index + 1] == UInt8(ascii: ">")
        return isBarred || bytes[index] == UInt8(ascii: ">") ? .quoted : .words
    }

    /// Returns the bytes of a line's end there, 0 when none is.
    private static func breakLength(_ bytes: [UInt8], at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        switch bytes[index] {
        case 0x0A, 0x0B, 0x0C: return 1
        case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xC2: return matches(bytes, index, 0x85) ? 2 : 0
        case 0xE2:
            return matches(bytes, index, 0x80, 0xA8) || matches(bytes, index, 0x80, 0xA9) ? 3 : 0
        default: return 0
        }
    }

    /// Returns the bytes of a blank or of something invisible there, 0 when
    /// there is something to see.
    private static func blankLength(_ bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0x20, 0x09: 1
        case 0xC2: matches(bytes, index, 0xA0) ? 2 : 0
        case 0xE2:
            matches(bytes, index, 0x80, 0x8B) || matches(bytes, index, 0x80, 0xAF) ? 3 : 0
        case 0xEF: matches(bytes, index, 0xBB, 0xBF) ? 3 : 0
        default: 0
        }
    }

    private static func matches(_ bytes: [UInt8], _ index: Int, _ next: UInt8...) -> Bool {
        bytes.dropFirst(index + 1).starts(with: next)
    }
}
