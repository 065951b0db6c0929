import Language

/// What a client says is not there, beyond the plain "sans" and "not".
///
/// The grid's `[denials]` reach to the end of their clause ("dépourvu de",
/// "no need to model"), those of `[denials.after]` a few words back ("… à
/// ignorer"). A denied list goes on over its commas when "ou", "ni" or "or"
/// closes it: "sans décor, sculpture ou gravure".
struct Denials: Sendable {
    private let ahead: PhraseTable
    private let behind: PhraseTable

    /// How many words a denial reaches back, and on at most.
    private static let reachBack = 4
    private static let reachOn = 24

    /// The longest item of a denied list, in words, and how many there may be.
    private static let longestItem = 5
    private static let longestList = 8

    private static let openers = PhraseTable([
        "sans", "aucun", "aucune", "ni", "zero", "pas de", "pas d", "without", "no", "nor",
    ])
    private static let closers: Set<String> = ["ou", "ni", "or", "nor"]
    private static let ends: Set<String> = [
        "avec", "with", "plutot", "instead", "rather", "juste", "just", "hormis", "seulement",
        "only",
    ]

    /// "Pas sans" affirms, and what is excepted from a denial is there.
    private static let affirmations = PhraseTable([
        "pas sans", "non sans", "not without", "autre* que", "other than", "en dehors",
    ])

    init(_ file: SectionedFile) throws(DataFileError) {
        ahead = try file.section("denials").phraseTable()
        behind = try file.section("denials.after").phraseTable()
    }

    /// Reads a text once; takes time linear in its words.
    func denied(in words: Words) -> DeniedWords {
        var denied = DeniedWords(words)
        let starts = ahead.ranges(in: words)
        for range in starts {
            denied.deny(Self.reach(from: range.upperBound, in: words))
        }
        for range in behind.ranges(in: words) {
            denied.deny(Self.reach(back: range.lowerBound, in: words))
        }
        for range in starts + Self.openers.ranges(in: words) {
            denied.deny(Self.list(after: range.upperBound, in: words))
        }
        for range in Self.affirmations.ranges(in: words) {
            denied.affirm(Self.reach(from: range.upperBound, in: words))
        }
        return denied
    }

    /// The rest of the clause, up to a word that ends denials.
    private static func reach(from start: Int, in words: Words) -> Range<Int> {
        guard start > 0 else { return start..<start }
        var end = start
        while end < min(words.count, start + reachOn),
            words[end].clause == words[start - 1].clause, !ends.contains(words[end].text)
        {
            end += 1
        }
        return start..<end
    }

    private static func reach(back end: Int, in words: Words) -> Range<Int> {
        var start = end
        while start > 0, end - start < reachBack, words[start - 1].clause == words[end].clause,
            !ends.contains(words[start - 1].text)
        {
            start -= 1
        }
        return start..<end
    }

    /// The items that follow a denied one over commas, when a word such as "ou" closes them.
    private static func list(after start: Int, in words: Words) -> Range<Int> {
        var index = reach(from: start, in: words).upperBound
        let first = index
        for _ in 0..<longestList {
            guard index > 0, index < words.count, words[index - 1].marks == "," else { break }
            let item = (index..<min(index + longestItem, words.count))
                .prefix { words[$0].clause == words[index].clause }
            if item.contains(where: { ends.contains(words[$0].text) }) { break }
            if item.dropFirst().contains(where: { closers.contains(words[$0].text) }) {
                return first..<item.endIndex
            }
            guard item.endIndex < words.count, words[item.endIndex].clause != words[index].clause
            else { break }
            index = item.endIndex
        }
        return first..<first
    }
}

/// The words of one text that its writer denies.
struct DeniedWords: Sendable {
    private let words: Words
    private var isDenied: [Bool]
    private var isAffirmed: [Bool]

    fileprivate init(_ words: Words) {
        self.words = words
        isDenied = Array(repeating: false, count: words.count)
        isAffirmed = isDenied
    }

    /// Whether what stands there is said not to be so.
    func contain(_ range: Range<Int>) -> Bool {
        guard !isAffirmed[range.lowerBound] else { return false }
        return isDenied[range.lowerBound] || words.isNegated(range)
    }

    fileprivate mutating func deny(_ range: Range<Int>) {
        for index in range { isDenied[index] = true }
    }

    fileprivate mutating func affirm(_ range: Range<Int>) {
        for index in range { isAffirmed[index] = true }
    }
}
