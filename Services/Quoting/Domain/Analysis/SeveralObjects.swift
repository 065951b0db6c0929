import Language

/// Finds that a request is about more than one object.
enum SeveralObjects {
    private static let numbers: Set<String> = [
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "quinze",
        "vingt", "trente", "cent", "two", "three", "four", "five", "seven", "eight", "nine", "ten",
        "twelve", "fifteen", "twenty", "thirty",
    ]
    private static let joins: Set<String> = ["et", "and", "+", "&", "plus"]

    /// Words that make what follows a part: "un mug et sa soucoupe".
    private static let parts: Set<String> = [
        "avec", "with", "son", "sa", "ses", "leur", "leurs", "its", "their", "sur", "on", "dont",
        "a", "en", "de", "d", "ou", "or", "having", "comprenant", "including",
    ]
    private static let alike: Set<String> = ["identique", "identiques", "identical"]

    /// What shows it, as the client writes it; empty for one object.
    static func evidence(in request: RequestReading) -> [String] {
        var named: Set<String> = []
        var evidence: [String] = []
        for finding in request.held {
            switch finding.meaning {
            case .severalObjects:
                evidence.append(finding.shown)
            case .counted:
                if let number = number(before: finding, in: request.whole) {
                    evidence.append("\(number) \(finding.shown)")
                }
            case .object:
                // "bibliothèque, 5 étagères": what follows another object is a part of it.
                let name = singular(finding.shown)
                if named.isSubset(of: [name]),
                    let number = number(before: finding, in: request.whole)
                {
                    evidence.append("\(number) \(finding.shown)")
                }
                named.insert(name)
            default: break
            }
        }
        return evidence + joined(in: request)
    }

    /// Two different objects side by side: "table et chaises", "un canapé et une table".
    private static func joined(in request: RequestReading) -> [String] {
        let heads = request.heads
        return zip(heads, heads.dropFirst()).flatMap { first, second -> [String] in
            guard request.isInObjet(first) == request.isInObjet(second),
                !shareAWord(first, second), isJoined(first, second, in: request)
            else { return [] }
            return [first.shown, second.shown]
        }
    }

    private static func isJoined(
        _ first: Finding,
        _ second: Finding,
        in request: RequestReading
    )
        -> Bool
    {
        let words = request.whole
        // Two phrases of the grid may share a word.
        guard first.range.upperBound <= second.range.lowerBound else { return false }
        let between = words.all[first.range.upperBound..<second.range.lowerBound]
        let isOneSentence =
            words[first.range.lowerBound].sentence == words[second.range.lowerBound].sentence
        guard isOneSentence, between.contains(where: { joins.contains($0.text) }) else {
            return false
        }
        if request.isInObjet(first) {
            return !between.contains { parts.contains($0.text) }
        }
        // In a description, parts are listed too: only another thing of the same
        // rank counts, where "avec" or "with" has not opened the list of parts.
        guard !between.contains(where: { ["avec", "with"].contains($0.text) }),
            let last = between.last?.text, presents.contains(last) || isAboveOne(last)
        else { return false }
        return second.meaning == .object(.medium) && first.meaning == .object(.medium)
    }

    private static let presents: Set<String> = ["un", "une", "des", "a", "an", "some"]

    private static func shareAWord(_ first: Finding, _ second: Finding) -> Bool {
        let words = Set(singular(first.shown).split(separator: " "))
        return !words.isDisjoint(with: singular(second.shown).split(separator: " "))
    }

    /// The name without the plural's endings, so that "table" is "tables".
    private static func singular(_ name: String) -> String {
        name.split(separator: " ")
            .map { $0.hasSuffix("s") || $0.hasSuffix("x") ? $0.dropLast() : $0 }
            .joined(separator: " ")
    }

    /// The number above one before a finding, in the same clause.
    ///
    /// Before a plural one word may stand between: "3 nouvelles appliques".
    private static func number(before finding: Finding, in words: Words) -> String? {
        let start = finding.range.lowerBound
        let end = finding.range.upperBound
        if end < words.count, alike.contains(words[end].text) { return nil }
        let last = words[end - 1].text
        let reach = last.hasSuffix("s") || last.hasSuffix("x") ? 2 : 1
        return (1...reach).lazy.map { start - $0 }
            .filter { $0 >= 0 && words[$0].clause == words[start].clause }
            .map { words[$0].text }
            .first { isAboveOne($0) }
    }

    private static func isAboveOne(_ word: String) -> Bool {
        Int(word).map { (2...999).contains($0) } ?? numbers.contains(word)
    }
}
