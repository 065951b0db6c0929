import Language

/// Finds that a request is about more than one object.
enum SeveralObjects {
    private static let numbers: Set<String> = [
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "quinze",
        "vingt", "trente", "cent", "two", "three", "four", "five", "seven", "eight", "nine", "ten",
        "twelve", "fifteen", "twenty", "thirty",
    ]

    /// What shows it, as the client writes it; empty for one object.
    static func evidence(in request: RequestReading) -> [String] {
        var named: Set<String> = []
        var evidence: [String] = []
        for finding in request.findings where !finding.isDenied {
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
        return evidence
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
        let last = words[finding.range.upperBound - 1].text
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
