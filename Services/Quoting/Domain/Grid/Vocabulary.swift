import Language

/// How much work an object is.
enum Level: String, CaseIterable, Comparable, Sendable {
    case simple
    case medium
    case complex

    static func < (first: Level, second: Level) -> Bool {
        first.rank < second.rank
    }

    private var rank: Int {
        switch self {
        case .simple: 0
        case .medium: 1
        case .complex: 2
        }
    }
}

/// What a phrase of the grid says about a request.
enum Meaning: Hashable, Sendable {
    /// What it is.
    case object(Level)

    /// What it has.
    case detail(Level)

    /// What the client says of it as a whole.
    case judgement(Level)

    /// Somebody must look at it first.
    case doubt

    /// It is more than one thing.
    case severalObjects

    /// A noun that, counted, is more than one thing.
    case counted

    /// The 3D file has no texture.
    case untextured

    /// The words mean something else here.
    case ignored

    /// Every section of phrases, with what its phrases mean.
    static let sections: [(name: String, meaning: Meaning)] =
        Level.allCases.flatMap { level in
            [
                ("\(level.rawValue).objects", .object(level)),
                ("\(level.rawValue).details", .detail(level)),
                ("\(level.rawValue).judgements", .judgement(level)),
            ]
        } + [
            ("doubtful", .doubt), ("several_objects", .severalObjects), ("counted", .counted),
            ("untextured", .untextured), ("ignored", .ignored),
        ]
}

/// A phrase of the grid where a text holds it.
struct Finding: Hashable, Sendable {
    let meaning: Meaning
    let range: Range<Int>

    /// The phrase as the grid writes it, without its star.
    let shown: String

    /// Whether the client says that it is not so.
    let isDenied: Bool
}

/// The phrases of the grid, with what they mean.
struct Vocabulary: Sendable {
    private let entries: [(phrase: GridPhrase, meaning: Meaning)]
    private let table: PhraseTable

    /// - Throws: ``DataFileError`` when a phrase has two meanings.
    init(_ file: SectionedFile) throws(DataFileError) {
        var first: [String: (line: Int, meaning: Meaning)] = [:]
        var entries: [(phrase: GridPhrase, meaning: Meaning)] = []
        for (name, meaning) in Meaning.sections {
            for phrase in try file.section(name).gridPhrases() {
                let folded = Folding.fold(phrase.line.text)
                if let known = first[folded] {
                    // "sphère" and "sphere" are the same phrase: harmless in one section.
                    guard known.meaning != meaning else { continue }
                    throw phrase.line.error(
                        "\"\(phrase.line.text)\" means something else on line \(known.line)"
                    )
                }
                first[folded] = (phrase.line.number, meaning)
                entries.append((phrase, meaning))
            }
        }
        self.entries = entries
        table = PhraseTable(entries.map(\.phrase.phrase))
    }

    /// Returns what a text holds, in reading order.
    ///
    /// A phrase inside a longer one is not returned, nor is anything that
    /// the grid ignores.
    func findings(in words: Words) -> [Finding] {
        var end = 0
        return occurrences(in: words)
            .sorted { first, second in
                (first.range.lowerBound, second.range.count, first.shown)
                    < (second.range.lowerBound, first.range.count, second.shown)
            }
            .filter { finding in
                guard finding.range.upperBound > end else { return false }
                end = finding.range.upperBound
                return finding.meaning != .ignored
            }
    }

    private func occurrences(in words: Words) -> [Finding] {
        table.candidates(in: words).flatMap { index in
            let (phrase, meaning) = entries[index]
            return words.ranges(of: phrase.phrase).map { range in
                Finding(
                    meaning: meaning,
                    range: range,
                    shown: phrase.shown,
                    isDenied: words.isNegated(range)
                )
            }
        }
    }
}
