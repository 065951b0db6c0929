import Language

/// The numbers of credits that a reply names.
enum CreditsNamed {
    /// Returns the numbers that are not what was quoted: "parfait pour 1
    /// crédit" where the quote says 2.
    ///
    /// Of a quote that is not known, only "à 1 crédit" is another number: so
    /// one bargains.
    static func others(in words: Words, than quoted: Int?) -> [String] {
        let asked = words.askedSentences
        return words.all.indices.compactMap { index in
            guard let number = number(words[index].text),
                !asked.contains(words[index].sentence),
                isOfCredits(index, number, in: words, isQuoteKnown: quoted != nil)
            else { return nil }
            let isOther =
                quoted.map { number != Double($0) } ?? (number == 1 && isBid(index, in: words))
            return isOther ? words[index].text : nil
        }
    }

    /// Whether a number is one of credits: "1 seul crédit"; of a quote that is
    /// known the word may be left out, "ok pour 1".
    private static func isOfCredits(
        _ index: Int,
        _ number: Double,
        in words: Words,
        isQuoteKnown: Bool
    ) -> Bool {
        let clause = words[index].clause
        let after = words.all[(index + 1)...].lazy.prefix { $0.clause == clause }
        let unit = after.first { !between.contains($0.text) }
        if let unit { return unit.text.hasPrefix("credit") }
        return isQuoteKnown && after.isEmpty && number <= mostAlone && index > 0
            && words[index - 1].clause == clause && openers.contains(words[index - 1].text)
    }

    private static func isBid(_ index: Int, in words: Words) -> Bool {
        index > 0 && ["a", "at"].contains(words[index - 1].text)
    }

    private static func number(_ word: String) -> Double? {
        names[word]
            ?? (word.utf8.first.map { (0x30...0x39).contains($0) } == true ? Double(word) : nil)
    }

    /// A larger number without its unit is hardly one of credits.
    private static let mostAlone = 20.0

    private static let openers: Set<String> = ["pour", "a", "for", "at"]
    private static let between: Set<String> = ["seul", "single", "petit", "unique", "only"]

    private static let names: [String: Double] = [
        "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
        "neuf": 9, "dix": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10,
    ]
}
