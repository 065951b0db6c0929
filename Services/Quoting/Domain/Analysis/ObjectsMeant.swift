import Language

/// Tells the objects that a request is about from those that it only mentions.
///
/// "Boîte à bijoux" is a box and "piano stool" a stool; a vase "sur une
/// table" is no table.
struct ObjectsMeant: Sendable {
    /// Objects that are not there for another's sake.
    private(set) var heads: [Finding] = []

    private let words: Words
    private let isEnglish: Bool

    private static let complements: Set<String> = [
        "a", "au", "aux", "de", "d", "du", "des", "pour", "en", "of", "for", "from",
    ]
    private static let places: Set<String> = [
        "sur", "dans", "sous", "devant", "derriere", "contre", "on", "in", "under", "near",
        "beside", "behind", "inside", "into", "onto",
    ]
    private static let placePhrases: [[String]] = [
        ["cote", "de"], ["cote", "du"], ["cote", "d"], ["pres", "de"], ["pres", "du"],
        ["pres", "d"], ["next", "to"], ["front", "of"],
    ]
    private static let determiners: Set<String> = [
        "un", "une", "le", "la", "l", "les", "mon", "ma", "mes", "notre", "nos", "votre", "vos",
        "son", "sa", "ses", "leur", "leurs", "deux", "a", "an", "the", "my", "our", "your", "his",
        "her", "its", "their", "one", "two",
    ]

    init(_ findings: [Finding], in words: Words, isEnglish: Bool) {
        self.words = words
        self.isEnglish = isEnglish
        var last: Finding?
        for finding in findings where finding.meaning.isObject {
            if let before = last, isBeside(before, finding) {
                // "watch box" is a box, "canapé lit" a canapé.
                if isEnglish {
                    if heads.last == before { heads.removeLast() }
                    heads.append(finding)
                }
            } else if !isComplement(finding, of: last), !isPlace(finding) {
                heads.append(finding)
            }
            last = finding
        }
    }

    private func isBeside(_ first: Finding, _ second: Finding) -> Bool {
        first.range.upperBound == second.range.lowerBound && isOneClause(first, second)
    }

    private func isOneClause(_ first: Finding, _ second: Finding) -> Bool {
        words[first.range.lowerBound].clause == words[second.range.lowerBound].clause
    }

    /// Whether only "à", "pour la", "of my" and their like stand between two objects.
    private func isComplement(_ finding: Finding, of before: Finding?) -> Bool {
        guard let before, before.range.upperBound <= finding.range.lowerBound,
            isOneClause(before, finding)
        else { return false }
        let between = words.all[before.range.upperBound..<finding.range.lowerBound].map(\.text)
        guard let first = between.first, between.count <= 3 else { return false }
        return Self.complements.contains(first)
            && between.dropFirst().allSatisfy { Self.determiners.contains($0) }
    }

    /// Whether it is where something else is: "sur son coussin", "in a box".
    private func isPlace(_ finding: Finding) -> Bool {
        let start = finding.range.lowerBound
        let clause = words[start].clause
        let before = (max(0, start - 3)..<start).reversed().prefix { words[$0].clause == clause }
        for (distance, index) in before.enumerated() {
            let word = words[index].text
            // One word may be neither: "on a wooden table".
            if Self.places.contains(word) { return true }
            if index > 0, Self.placePhrases.contains([words[index - 1].text, word]) { return true }
            if distance > 0, !Self.determiners.contains(words[index + 1].text),
                !Self.determiners.contains(word)
            {
                return false
            }
        }
        return false
    }
}
