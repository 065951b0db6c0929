/// A text as the rules compare it: folded words that remember their clause and sentence.
///
/// Elisions are split ("j'annule" is "j", "annule"), English negations are
/// spelled out ("don't" is "do", "not"), a number keeps its decimals ("1,5"
/// is "1.5"), and currency signs and emoji are words of their own. A phrase
/// is found only as whole words of one clause, so "go" is not in "gorge".
public struct Words: Sendable, Hashable {
    /// One word and where it stands.
    public struct Word: Sendable, Hashable {
        /// The word, folded.
        public let text: String

        /// The number of its clause; a clause ends at any mark, a line's end or a contrast.
        public let clause: Int

        /// The number of its sentence; a sentence ends at ".", "!", "?" or a line's end.
        public let sentence: Int

        /// The marks that follow it before the next word, such as "?" or a line break.
        public var marks: String
    }

    /// The words in reading order.
    public let all: [Word]

    /// The places of all words, in the order of the words and then of the
    /// places: the same words, and those with one beginning, stand together.
    private let order: [Int]

    /// Which words there may be, for a quick no.
    let filter: WordFilter

    public init(_ text: some StringProtocol) {
        self.init(folded: Folding.fold(text))
    }

    /// Reads text that ``Folding`` has folded already.
    public init(folded: String) {
        let all = Self.read(folded: folded)
        var filter = WordFilter()
        for word in all { filter.insert(word.text) }
        self.all = all
        self.filter = filter
        order = all.indices.sorted { left, right in
            all[left].text == all[right].text ? left < right : all[left].text < all[right].text
        }
    }

    /// The words of folded text alone, where none is looked for.
    public static func read(folded: String) -> [Word] {
        var reader = WordReader()
        return reader.read(folded)
    }

    public var count: Int { all.count }
    public var isEmpty: Bool { all.isEmpty }
    public subscript(index: Int) -> Word { all[index] }

    /// Tells whether the phrase occurs; see ``Phrase`` for how it is written.
    public func contains(phrase: String) -> Bool {
        !ranges(of: Phrase(phrase)).isEmpty
    }

    /// Tells whether the phrase occurs.
    public func contains(_ phrase: Phrase) -> Bool {
        !ranges(of: phrase).isEmpty
    }

    /// Returns where the phrase occurs, as ranges of word indexes in reading order.
    public func ranges(of phrase: String) -> [Range<Int>] {
        ranges(of: Phrase(phrase))
    }

    /// Returns where the phrase occurs, as ranges of word indexes in reading order.
    public func ranges(of phrase: Phrase) -> [Range<Int>] {
        guard let first = phrase.parts.first else { return [] }
        return starts(of: first).compactMap { start in
            has(phrase, at: start) ? start..<start + phrase.parts.count : nil
        }
    }

    /// Tells whether the phrase stands at a word.
    func has(_ phrase: Phrase, at start: Int) -> Bool {
        let end = start + phrase.parts.count
        guard start >= 0, start < end, end <= all.count, all[start].clause == all[end - 1].clause
        else { return false }
        return zip(phrase.parts, all[start..<end]).allSatisfy { part, word in
            part.matches(word.text)
        }
    }

    private func starts(of part: Phrase.Part) -> [Int] {
        // Nearly every phrase of a table is not in a text: that must cost next to nothing.
        guard filter.mayHave(WordFilter.Lookup(part)) else { return [] }
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if all[order[middle]].text < part.text { low = middle + 1 } else { high = middle }
        }
        let found = order[low...].prefix { part.matches(all[$0].text) }
        return part.isOpen ? found.sorted() : Array(found)
    }
}
