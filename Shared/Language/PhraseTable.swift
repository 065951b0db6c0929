/// Phrases of which a text has few: finding those takes one look at a bit for
/// each of the others.
public struct PhraseTable: Sendable {
    public let phrases: [Phrase]

    /// Where the filter of a text says of each phrase's first word whether it
    /// may be there; side by side, so that the look stays in the cache.
    private let places: [WordFilter.Lookup]

    /// - Parameter phrases: Each of at least one word; one without any is
    ///   never found.
    public init(_ phrases: [Phrase]) {
        self.phrases = phrases
        places = phrases.map { WordFilter.Lookup($0.parts.first) }
    }

    /// Returns the numbers of the phrases whose first word the text seems to
    /// have, in the order of the table.
    public func candidates(in words: Words) -> [Int] {
        places.indices.filter { words.filter.mayHave(places[$0]) }
    }

    /// Returns where any of the phrases occurs, in the order of the table and
    /// then of the text.
    public func ranges(in words: Words) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in places.indices where words.filter.mayHave(places[index]) {
            ranges += words.ranges(of: phrases[index])
        }
        return ranges
    }

    /// Tells whether any of the phrases occurs.
    public func isFound(in words: Words) -> Bool {
        places.indices.contains { index in
            words.filter.mayHave(places[index]) && words.contains(phrases[index])
        }
    }

    /// Tells of each word whether it belongs to a phrase that occurs.
    public func covered(in words: Words) -> [Bool] {
        var covered = [Bool](repeating: false, count: words.count)
        for range in ranges(in: words) {
            for index in range { covered[index] = true }
        }
        return covered
    }
}
