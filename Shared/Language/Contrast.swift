/// Words that turn a sentence: what follows stands against what came before.
public enum Contrast {
    /// The single words that open a new clause wherever they stand.
    public static let words: Set<String> = [
        "mais", "pourtant", "cependant", "toutefois", "neanmoins", "sauf", "hormis",
        "but", "however", "although", "though", "yet", "except",
    ]

    /// Longer expressions of contrast.
    public static let phrases: [Phrase] = [
        "par contre", "en revanche", "on the other hand", "a part", "apart from",
    ]
}

extension Words {
    /// Returns where a contrast begins, as word indexes in reading order.
    public var contrasts: [Int] {
        let single = all.indices.filter { Contrast.words.contains(all[$0].text) }
        let longer = Contrast.phrases.flatMap { ranges(of: $0).map(\.lowerBound) }
        return (single + longer).sorted()
    }
}
