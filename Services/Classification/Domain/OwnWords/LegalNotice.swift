/// Finds the paragraphs of legal and security notices.
///
/// Keeps how far it has looked, so that a paragraph that could be one at each
/// of its lines is read once.
struct LegalNotice {
    /// The most lines of a paragraph that are looked at.
    private static let mostLines = 40

    /// The paragraph up to here has too few marks of a notice.
    private var refusedEnd = 0

    /// Returns how many lines the notice that begins there takes, or nothing
    /// when none does.
    mutating func length(in lines: [MailLine], at start: Int) -> Int? {
        guard start >= refusedEnd, Self.opens(lines[start]) else { return nil }
        var end = start
        if Self.headings.contains(lines[start].words.joined(separator: " ")) {
            end += 1
            if end < lines.count, lines[end].isBlank { end += 1 }
        }
        let paragraph = Paragraph(lines, from: end)
        let isGreen = paragraph.end == end + 1 && Self.isGreen(lines[end])
        end = paragraph.end
        if isGreen { return end - start }
        if !paragraph.isPersonal, Self.isNotice(paragraph.marks) {
            return endOfAll(in: lines, after: end) - start
        }
        refusedEnd = end
        return nil
    }

    /// A notice may have paragraphs, of which only the first has its opening.
    private func endOfAll(in lines: [MailLine], after first: Int) -> Int {
        var end = first
        while end + 1 < lines.count, lines[end].isBlank {
            let paragraph = Paragraph(lines, from: end + 1)
            guard !paragraph.isPersonal, paragraph.marks.count >= 2,
                !paragraph.marks.isDisjoint(with: Self.strongMarks)
            else { break }
            end = paragraph.end
        }
        return end
    }

    private struct Paragraph {
        private(set) var end: Int
        private(set) var marks: Set<Substring> = []
        private(set) var isPersonal = false

        init(_ lines: [MailLine], from start: Int) {
            end = start
            while end < min(lines.count, start + mostLines), lines[end].hasWords {
                if MailHistory.headerLength(in: lines, at: end) != nil { break }
                let words = lines[end].words
                marks.formUnion(LegalNotice.marks(in: words))
                isPersonal = isPersonal || words.contains { persons.contains($0) }
                end += 1
            }
        }
    }

    private static func isNotice(_ marks: Set<Substring>) -> Bool {
        marks.count >= 3 && !marks.isDisjoint(with: strongMarks)
            || marks.count >= 2 && !marks.isDisjoint(with: surestMarks)
    }

    private static func opens(_ line: MailLine) -> Bool {
        openings.matches(line.folded.drop { " *_[(-".contains($0) })
    }

    private static func isGreen(_ line: MailLine) -> Bool {
        line.folded.utf8.count <= 160 && greenOpenings.matches(line.folded[...])
    }

    private static func marks(in words: [Substring]) -> Set<Substring> {
        var found: Set<Substring> = []
        for word in words where word.utf8.count >= 5 {
            let plain = word.utf8.split(separator: UInt8(ascii: "'")).last ?? word.utf8
            for length in 5...7 where plain.count >= length {
                let stem = Substring(plain.prefix(length))
                if stems.contains(stem) { found.insert(stem) }
            }
        }
        return found
    }
}
