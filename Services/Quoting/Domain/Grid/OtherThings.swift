import Language

/// What a judgement is turned round by, or is really about.
///
/// "Tout sauf simple" is not simple, and "livraison compliquée" says nothing
/// of the object.
struct OtherThings: Sendable {
    private let reversals: [[String]]
    private let things: PhraseTable

    /// How far a noun stands before and after what is said of it, in words.
    private static let reachBefore = 4
    private static let reachAfter = 3

    init(_ file: SectionedFile) throws(DataFileError) {
        reversals = try file.section("reversals").members().map {
            Words($0.text).all.map(\.text)
        }
        things = try file.section("other_things").phraseTable()
    }

    /// Whether the words right before turn a judgement round.
    ///
    /// They do so over a clause's end too: "tout sauf", "anything but".
    func reverse(_ range: Range<Int>, in words: Words) -> Bool {
        let sentence = words[range.lowerBound].sentence
        return reversals.contains { reversal in
            // One word may stand between: "anything but a simple vase".
            (0...2).contains { gap in
                let start = range.lowerBound - gap - reversal.count
                return start >= 0 && words[start].sentence == sentence
                    && words.all[start..<start + reversal.count].map(\.text) == reversal
            }
        }
    }

    /// Tells of each word whether it stands for another thing than the object.
    func positions(in words: Words) -> [Bool] {
        things.covered(in: words)
    }

    /// Whether a judgement stands beside one of these places.
    func own(_ range: Range<Int>, positions: [Bool], in words: Words) -> Bool {
        let clause = words[range.lowerBound].clause
        let from = max(0, range.lowerBound - Self.reachBefore)
        let to = min(words.count, range.upperBound + Self.reachAfter)
        return (from..<to).contains { positions[$0] && words[$0].clause == clause }
    }
}
