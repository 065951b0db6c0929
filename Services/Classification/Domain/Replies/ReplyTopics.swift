import Language

/// What a reply speaks of, expression by expression.
struct ReplyTopics: Sendable {
    /// How an expression is meant where it stands.
    enum Mood: String, Sendable {
        case said = ""

        /// In a sentence that ends with a question mark.
        case asked = "?"

        /// "je ne valide pas"
        case denied = "!"

        /// "si je valide", "avant de valider"
        case imagined = "~"
    }

    struct Mention: Sendable, Hashable {
        let topic: ReplyTopic
        let mood: Mood
        let range: Range<Int>
        let text: String

        /// The topic with its mood in front: "!approval".
        var mark: String { mood.rawValue + topic.rawValue }
    }

    let words: Words

    /// In reading order.
    let mentions: [Mention]

    /// - Parameter words: Of the reply, spelled out.
    init(in words: Words) {
        let asked = words.askedSentences
        self.words = words
        mentions = Self.longest(among: Self.expressions(in: words), of: words)
            .map { topic, range in
                Mention(
                    topic: topic,
                    mood: Self.mood(of: topic, range, in: words, asked: asked),
                    range: range,
                    text: words.all[range].map(\.text).joined(separator: " ")
                )
            }
            .sorted { one, other in
                (one.range.lowerBound, one.range.upperBound, one.topic.rawValue)
                    < (other.range.lowerBound, other.range.upperBound, other.topic.rawValue)
            }
    }

    func speaks(of topic: ReplyTopic, _ moods: Mood...) -> Bool {
        mentions.contains {
            $0.topic == topic && (moods.isEmpty || moods.contains($0.mood))
        }
    }

    /// The words by which one of the topics is spoken of.
    func texts(of topics: Set<ReplyTopic>) -> [String] {
        mentions.filter { topics.contains($0.topic) }.map(\.text)
    }

    private typealias Expression = (topic: ReplyTopic, range: Range<Int>)

    private static func expressions(in words: Words) -> [Expression] {
        ReplyTopic.vocabulary.flatMap { topic, table in
            Set(
                table.candidates(in: words).flatMap { words.ranges(of: table.phrases[$0]) }
            ).map { (topic, $0) }
        }
    }

    /// Leaves out what is only a part of a longer expression: "no" of "no problem".
    private static func longest(
        among expressions: [Expression],
        of words: Words
    ) -> [Expression] {
        var lengths = [Int](repeating: 0, count: words.count)
        for (_, range) in expressions {
            for index in range { lengths[index] = max(lengths[index], range.count) }
        }
        return expressions.filter { _, range in
            range.contains { lengths[$0] <= range.count }
        }
    }

    private static func mood(
        of topic: ReplyTopic,
        _ range: Range<Int>,
        in words: Words,
        asked: Set<Int>
    ) -> Mood {
        let sentence = words[range.lowerBound].sentence
        if asked.contains(sentence) { return .asked }
        if deniable.contains(topic), words.isNegated(range) { return .denied }
        guard imaginable.contains(topic) else { return .said }
        let before = words.all[..<range.lowerBound].suffix(5)
        let isImagined = before.contains {
            $0.sentence == sentence && imaginings.contains($0.text)
        }
        return isImagined ? .imagined : .said
    }

    private static let deniable: Set<ReplyTopic> = [
        .yes, .contentment, .approval, .start, .refusal, .delay, .giving, .facts, .price,
        .falsehood, .trouble, .regret,
    ]

    private static let imaginable: Set<ReplyTopic> = [
        .approval, .start, .contentment, .yes, .refusal,
    ]

    private static let imaginings: Set<String> = [
        "si", "s", "if", "unless", "provided", "sauf", "moins", "whether", "when", "quand",
        "lorsque", "once", "avant", "before", "until", "till", "des",
    ]
}
