import Language

/// What takes the force out of words that agree: a laugh, thanks and praise
/// without a decision, a bare heading, or that a mail was only read.
enum ReplyUndertone {
    /// Returns the words because of which agreement decides nothing, folded.
    static func found(in topics: ReplyTopics, _ signs: ReplySigns) -> [String] {
        laughter(in: signs.words) + weakness(of: topics, signs)
    }

    // MARK: - Laughter

    private static func laughter(in words: Words) -> [String] {
        let sounds = sounds.ranges(in: words).map { words[$0.lowerBound].text }
        return words.all.map(\.text).filter(isDoubtfulFace) + sounds
    }

    /// A face that laughs, cries, scowls or ponders; one that only smiles agrees.
    private static func isDoubtfulFace(_ word: String) -> Bool {
        guard let sign = word.unicodeScalars.first, faces.contains(where: { $0 ~= sign.value })
        else { return false }
        return !friendlyFaces.contains(sign)
    }

    /// The blocks of emoji in which the faces are.
    private static let faces: [ClosedRange<UInt32>] = [
        0x1F600...0x1F644, 0x1F910...0x1F917, 0x1F920...0x1F92F, 0x1F970...0x1F97A,
        0x1FAE0...0x1FAE8,
    ]

    private static let friendlyFaces = Set("😀😁😃😄😇😉😊😋😌😍😎😘😚😺😻🙂🤗🤝🤠🤩🥰🥳".unicodeScalars)

    private static let sounds = PhraseTable(
        Phrase.list("lol, lool, mdr, ptdr, xd, haha*, hihi*, hehe*, rofl, lmao")
    )

    // MARK: - Agreement that decides nothing

    private static func weakness(of topics: ReplyTopics, _ signs: ReplySigns) -> [String] {
        let agreeing = topics.mentions.filter { ReplyResidue.agreeing.contains($0.topic) }
        guard signs.approvals.isEmpty, !agreeing.isEmpty else { return [] }
        let texts = agreeing.map(\.text)
        if signs.assents.isEmpty, onlyPraises(topics) { return texts }
        if agreeing.allSatisfy({ isHeading($0, in: topics.words) }) { return texts }
        guard agreeing.allSatisfy({ [.yes, .contentment].contains($0.topic) }) else { return [] }
        let asked = topics.words.askedSentences
        return receipts.ranges(in: topics.words).map { topics.words[$0.lowerBound] }
            .filter { !asked.contains($0.sentence) }.map(\.text)
    }

    /// Whether there is nothing but praise and thanks: "I'm good with the quote" says more.
    private static func onlyPraises(_ topics: ReplyTopics) -> Bool {
        let praising = topics.mentions.filter {
            $0.topic == .thanks || ($0.topic == .contentment && praise.contains($0.text))
        }
        return topics.words.all.indices.allSatisfy { index in
            praising.contains { $0.range.contains(index) }
                || besidePraise.contains(topics.words[index].text)
        }
    }

    /// "Validation" is what a mail is about; "ma validation" is given.
    private static func isHeading(_ mention: ReplyTopics.Mention, in words: Words) -> Bool {
        guard headings.contains(mention.text) else { return false }
        let start = mention.range.lowerBound
        return start == 0 || !["ma", "notre", "my", "our"].contains(words[start - 1].text)
    }

    /// Finds something good, and may thank for no more than the quote itself.
    private static let praise: Set<String> = [
        "super", "genial", "top", "cool", "excellent", "great", "lovely", "wonderful",
        "brilliant", "good",
    ]

    private static let besidePraise: Set<String> = [
        "very", "much", "so", "a", "lot", "many", "you", "really", "bonjour", "hello", "hi",
        "vous", "beaucoup", "bien", "vraiment", "encore", "c", "est", "it", "s", "that",
    ]

    private static let headings: Set<String> = ["validation", "confirmation", "approval"]

    private static let receipts = PhraseTable(
        Phrase.list("lu, vu, recu, recue, recus, read, seen, received")
    )
}
