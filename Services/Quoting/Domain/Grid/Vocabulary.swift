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

    /// It is something that is rarely modelled: somebody must look at it first.
    case unusualObject

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
            ("unusual.objects", .unusualObject), ("doubtful", .doubt),
            ("several_objects", .severalObjects), ("counted", .counted),
            ("untextured", .untextured), ("ignored", .ignored),
        ]

    /// Whether it says what the request is about.
    var isObject: Bool {
        switch self {
        case .object, .unusualObject: true
        default: false
        }
    }
}

/// A phrase of the grid where a text holds it.
struct Finding: Hashable, Sendable {
    let meaning: Meaning
    let range: Range<Int>

    /// The phrase as the grid writes it, without its star.
    let shown: String

    /// Whether the client says that it is not so.
    let isDenied: Bool

    var isJudgement: Bool {
        if case .judgement = meaning { true } else { false }
    }
}

/// The phrases of the grid, with what they mean.
struct Vocabulary: Sendable {
    private struct Entry: Sendable {
        let meaning: Meaning
        let shown: String
        let folded: String
    }

    private let entries: [Entry]
    private let table: PhraseTable

    /// The objects of one word.
    private let shortObjects: [Entry]
    let denials: Denials

    /// - Throws: ``DataFileError`` when a phrase has two meanings.
    init(_ file: SectionedFile) throws(DataFileError) {
        var first: [String: (line: Int, meaning: Meaning)] = [:]
        var entries: [(phrase: GridPhrase, meaning: Meaning)] = []
        // What the owner says of a phrase comes before what a filled-in section does.
        let own = Meaning.sections.filter { !file.isFilledIn($0.name) }
        let filledIn = Meaning.sections.filter { file.isFilledIn($0.name) }
        for (name, meaning) in own + filledIn {
            for phrase in try file.section(name).gridPhrases() {
                let folded = Folding.fold(phrase.line.text)
                if let known = first[folded] {
                    // "sphère" and "sphere" are the same phrase: harmless in one section.
                    guard known.meaning != meaning, !file.isFilledIn(name) else { continue }
                    throw phrase.line.error(
                        "\"\(phrase.line.text)\" means something else on line \(known.line)"
                    )
                }
                first[folded] = (phrase.line.number, meaning)
                entries.append((phrase, meaning))
            }
        }
        self.entries = entries.map { phrase, meaning in
            Entry(meaning: meaning, shown: phrase.shown, folded: phrase.folded)
        }
        shortObjects = zip(entries, self.entries)
            .filter { $0.0.meaning.isObject && $0.0.phrase.phrase.count == 1 }.map(\.1)
        denials = try Denials(file)
        table = PhraseTable(entries.map(\.phrase.phrase))
    }

    /// Returns what a text holds, in reading order.
    ///
    /// A phrase inside a longer one is not returned, nor is anything that
    /// the grid ignores.
    func findings(in words: Words) -> [Finding] {
        findings(in: words, denied: denials.denied(in: words))
    }

    /// The same, with what its writer denies read already.
    func findings(in words: Words, denied: DeniedWords) -> [Finding] {
        var end = 0
        return occurrences(in: words, denied: denied)
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

    /// Returns the objects whose names a text nearly has, in one word each.
    ///
    /// Meant for texts in which nothing is known: "fauteil" is "fauteuil".
    func nearFindings(in words: Words, denied: DeniedWords, limit: Int) -> [Finding] {
        words.all.indices.prefix(limit).compactMap { index in
            let word = words[index].text
            guard word.utf8.count >= NearlySpelled.shortest else { return nil }
            let near = shortObjects.first { NearlySpelled.differ(word, $0.folded) }
            return near.map { object in
                Finding(
                    meaning: object.meaning,
                    range: index..<index + 1,
                    shown: object.shown,
                    isDenied: denied.contain(index..<index + 1)
                )
            }
        }
    }

    private func occurrences(in words: Words, denied: DeniedWords) -> [Finding] {
        var found: [Finding] = []
        for index in table.candidates(in: words) {
            for range in words.ranges(of: table.phrases[index]) {
                found.append(
                    Finding(
                        meaning: entries[index].meaning,
                        range: range,
                        shown: entries[index].shown,
                        isDenied: denied.contain(range)
                    )
                )
            }
        }
        return found
    }
}
