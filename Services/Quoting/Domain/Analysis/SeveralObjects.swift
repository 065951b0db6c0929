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

    /// The number above one right before a finding, in the same clause.
    private static func number(before finding: Finding, in words: Words) -> String? {
        let index = finding.range.lowerBound - 1
        guard index >= 0, words[index].clause == words[index + 1].clause else { return nil }
        let word = words[index].text
        if let number = Int(word) { return (2...999).contains(number) ? word : nil }
        return numbers.contains(word) ? word : nil
    }
}
