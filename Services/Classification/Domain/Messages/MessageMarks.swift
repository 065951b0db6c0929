import Language

/// What rules see in a message, as marks for its model.
///
/// A mark says what kind of words there are ("late", "defect") and how the
/// message is built.
enum MessageMarks {
    /// The opening of a message that is looked at, in Unicode scalars.
    static let readLength = 4_000

    static func marks(
        of text: some StringProtocol,
        families: [MarkFamily],
        hasOrderNumber: Bool
    ) -> [String] {
        let words = Words(text.opening(readLength))
        let kinds = families.filter { $0.isFound(in: words) }.map(\.name)
        var marks = kinds
        if kinds.isEmpty { marks.append("nothing") }
        if hasOrderNumber { marks.append("order number") }
        return marks + build(of: words)
    }

    private static func build(of words: Words) -> [String] {
        var marks = ["length=\(min(words.count / 6, 5))"]
        if words.all.contains(where: { $0.marks.contains("?") }) { marks.append("asks") }
        if words.all.contains(where: { $0.marks.contains("!") }) { marks.append("exclaims") }
        if let first = words.all.first(where: { !greetings.contains($0.text) }),
            questionWords.contains(first.text)
        {
            marks.append("opens with a question")
        }
        return marks
    }

    private static let greetings: Set<String> = [
        "bonjour", "bonsoir", "salut", "hello", "hi", "hey", "svp", "please", "slt", "cc",
    ]

    private static let questionWords: Set<String> = [
        "comment", "combien", "pourquoi", "quand", "ou", "quel", "quelle", "quels", "quelles",
        "qui",
        "puis", "peut", "pouvez", "pourriez", "est", "avez", "faut", "how", "what", "why", "when",
        "where", "which", "who", "can", "could", "do", "does", "is", "are", "may", "will", "would",
    ]
}
