import Language
import Learning

/// Whatever is read out of a reply: its signs, its topics and what is left over.
struct ReadReply: Sendable {
    let text: String
    let signs: ReplySigns
    let topics: ReplyTopics
    let residue: ReplyResidue

    /// Whether there is more than is read: what follows may say the opposite.
    let isCut: Bool

    /// How much is read, in Unicode scalars; a person reads a longer reply.
    static let readLength = 5000

    /// The credits that the quote names, when they are known.
    let quoted: Int?

    /// - Parameters:
    ///   - ownWords: The client's own words.
    ///   - quoted: The credits that the quote names, when they are known.
    init(_ ownWords: String, quoted: Int? = nil) {
        self.quoted = quoted
        let scalars = ownWords.unicodeScalars
        text = String(String.UnicodeScalarView(scalars.prefix(Self.readLength)))
        isCut = scalars.dropFirst(Self.readLength).first != nil
        let words = Words(SpelledReply.spelledOut(text))
        signs = ReplySigns(in: words)
        topics = ReplyTopics(in: words)
        residue = ReplyResidue(of: topics)
    }

    /// The reply as a model sees it.
    var learned: LearnedText {
        LearnedText(
            SpelledReply.spelledOut(text),
            marks: topicMarks + signMarks + residueMarks + shapeMarks
        )
    }

    private var topicMarks: [String] {
        let mentions = topics.mentions
        let core = Set(mentions.filter { Self.core.contains($0.topic) }.map(\.mark)).sorted()
        var marks = Array(Set(mentions.map(\.mark)))
        if let first = mentions.first, let last = mentions.last {
            marks += ["opens=\(first.mark)", "ends=\(last.mark)"]
        }
        return marks + Self.pairs(of: core).map { "z:\($0)&\($1)" }
    }

    private var signMarks: [String] {
        let kinds = signs.byKind.filter { !$0.signs.isEmpty }
        let places = kinds.flatMap { kind, signs in
            signs.map { (place: $0.range.lowerBound, kind: kind) }
        }.sorted { ($0.place, $0.kind) < ($1.place, $1.kind) }
        var marks = kinds.map { "sign=\($0.kind)" }
        marks.append("signs=" + kinds.map(\.kind).joined())
        if let first = places.first, let last = places.last {
            marks += ["first=\(first.kind)", "last=\(last.kind)"]
        }
        return marks + Self.pairs(of: kinds.map(\.kind)).map { "y:\($0)+\($1)" }
    }

    private var residueMarks: [String] {
        var marks = ["left=\(min(residue.words.count, 5))"]
        if residue.agrees {
            marks += [
                "clause=\(min(residue.inClause, 3))", "sentence=\(min(residue.inSentence, 4))",
                "before=\(min(residue.before, 3))", "behind=\(min(residue.behind, 4))",
            ]
            if residue.trailsOff { marks.append("trails off") }
        }
        switch residue.denial {
        case .before: marks += ["denial", "denial before"]
        case .behind: marks += ["denial", "denial behind"]
        case .anywhere: marks.append("denial")
        case nil: break
        }
        return marks
    }

    private var shapeMarks: [String] {
        let words = signs.words
        let figures = words.all.count { $0.text.contains { ("0"..."9").contains($0) } }
        var marks = ["figures=\(min(figures, 3))", "length=\(Self.size(of: words.count))"]
        if words.all.contains(where: { $0.marks.contains("?") }) { marks.append("has ?") }
        if words.all.last?.marks.hasPrefix("?") == true { marks.append("ends with ?") }
        if !words.contrasts.isEmpty { marks.append("turn") }
        return marks + AutoReply.marks(in: text)
    }

    private static func size(of count: Int) -> Int {
        [1, 2, 4, 8, 16, 39].firstIndex { count <= $0 } ?? 6
    }

    private static func pairs(of marks: [String]) -> [(String, String)] {
        marks.indices.flatMap { one in
            marks[(one + 1)...].map { (marks[one], $0) }
        }
    }

    /// The topics of which it matters which others they come with.
    private static let core: Set<ReplyTopic> = [
        .yes, .contentment, .approval, .start, .no, .refusal, .delay, .doubt, .condition,
        .question, .giving, .price, .others, .falsehood, .facts,
    ]
}

extension ReplySigns {
    /// The signs by kind, each with the letter that stands for it in marks.
    var byKind: [(kind: String, signs: [Sign])] {
        [
            ("A", approvals), ("a", assents), ("R", refusals), ("D", deniedApprovals),
            ("n", dissents), ("Q", questions), ("C", conditions), ("H", hesitations),
            ("I", information),
        ]
    }
}
