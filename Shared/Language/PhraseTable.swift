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
}
