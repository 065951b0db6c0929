import Language

/// What makes an approval one of something else than what was offered:
/// another number of credits, or a material, a colour, a part or a size that
/// the client chooses with it.
///
/// "Je valide en noyer" chooses; "je valide la chaise en noyer" says which
/// chair is meant, and is left to whoever weighs the rest.
enum ReplyAmendment {
    /// - Parameters:
    ///   - topics: What the reply speaks of.
    ///   - quoted: The credits that the quote names, when they are known.
    /// - Returns: The words that change the offer, folded.
    static func found(in topics: ReplyTopics, quoted: Int?) -> [String] {
        CreditsNamed.others(in: topics.words, than: quoted) + choices(in: topics)
    }

    private static func choices(in topics: ReplyTopics) -> [String] {
        let words = topics.words
        let agreed = topics.agreement
        let asked = words.askedSentences
        return (choices.ranges(in: words) + sizes(in: words)).compactMap { range in
            guard !range.contains(where: { agreed[$0] }),
                !asked.contains(words[range.lowerBound].sentence),
                isChosen(range, in: words, agreed)
            else { return nil }
            return words.all[range].map(\.text).joined(separator: " ")
        }
    }

    /// Whether no thing is named of which it is said, and a word such as "en",
    /// or the agreement itself, stands before it.
    private static func isChosen(_ range: Range<Int>, in words: Words, _ agreed: [Bool]) -> Bool {
        let sentence = words[range.lowerBound].sentence
        let before = (0..<range.lowerBound).reversed().lazy
            .prefix { words[$0].sentence == sentence }
        let namesNothing = before.allSatisfy { index in
            let word = words[index].text
            return agreed[index] || ReplyResidue.plain.contains(word) || openers.contains(word)
        }
        guard namesNothing, let last = before.first else { return false }
        return agreed[last] || before.prefix(reach).contains { openers.contains(words[$0].text) }
    }

    /// Finds "90 cm" and "90cm".
    private static func sizes(in words: Words) -> [Range<Int>] {
        words.all.indices.compactMap { index in
            let word = words[index].text
            guard let digit = word.utf8.first, (0x30...0x39).contains(digit) else { return nil }
            let unit = String(word.drop { $0.isNumber || $0 == "." })
            if units.contains(unit) { return index..<index + 1 }
            guard unit.isEmpty, index + 1 < words.count, units.contains(words[index + 1].text)
            else { return nil }
            return index..<index + 2
        }
    }

    /// How many words stand between "avec" and what is chosen: "avec un grand plateau".
    private static let reach = 3

    private static let openers: Set<String> = [
        "en", "avec", "plutot", "version", "couleur", "in", "with", "rather", "color", "colour",
    ]

    private static let units: Set<String> = [
        "cm", "mm", "metre", "metres", "inch", "inches", "centimetres", "centimeters",
    ]

    private static let choices = PhraseTable(
        Phrase.list(
            """
            bois, chene, noyer, hetre, frene, pin, sapin, merisier, teck, acajou, erable,
            bouleau, olivier, bambou, rotin, osier, liege, metal, acier, inox, alu, aluminium,
            fer, fonte, laiton, cuivre, bronze, zinc, chrome*, dore*, argente*, verre, marbre,
            pierre, granit*, beton, ceramique, porcelaine, gres, cuir, velours, tissu, lin,
            coton, laine, soie, simili*, plastique, resine, plexi*, wood, wooden, oak, walnut,
            beech, ash, pine, cherry, teak, mahogany, maple, birch, bamboo, rattan, wicker, cork,
            steel, iron, brass, copper, gold, golden, silver, glass, marble, stone, concrete,
            ceramic, porcelain, leather, velvet, fabric, linen, cotton, wool, silk, plastic,
            resin,

            noir*, blanc*, gris*, rouge*, bleu*, vert, verts, verte*, jaune*, orange*, rose,
            roses, violet*, marron, brun*, beige*, ecru*, creme, ivoire, turquoise, bordeaux,
            kaki, anthracite, taupe, mat, mats, brillant, brillante, satine*, laque*,
            verni*, black, white, grey, gray, red, blue, green, yellow, pink, purple, brown,
            cream, ivory, navy, teal, burgundy, matt, matte, glossy,

            pied, pieds, patte*, accoudoir*, tiroir*, portes, poignee*, roulette*, plateau*,
            coussin*, etagere*, leg, legs, drawer*, armrest*, handle, handles, wheels, castors,
            cushion*, shelf, shelves
            """
        )
    )
}

extension ReplyTopics {
    /// Tells of each word whether it belongs to an agreement.
    fileprivate var agreement: [Bool] {
        var agreement = [Bool](repeating: false, count: words.count)
        for mention in mentions where ReplyResidue.agreeing.contains(mention.topic) {
            for index in mention.range { agreement[index] = true }
        }
        return agreement
    }
}

extension Words {
    /// The sentences that end with a question mark.
    var askedSentences: Set<Int> {
        Set(all.filter { $0.marks.contains("?") }.map(\.sentence))
    }
}
