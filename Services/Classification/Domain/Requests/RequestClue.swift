import Language

/// A family of expressions that speaks for one kind of request.
struct RequestClue: Sendable {
    /// Whether "pas de …" and its like take the clue away.
    enum Denial: Sendable {
        /// A denied expression says nothing: "je ne veux pas de modélisation".
        case counts

        /// The subject stays the subject: "je n'ai pas reçu ma facture".
        case isIgnored
    }

    /// What the family is about, for whoever reads the table.
    let name: String

    /// Its pull in log-odds: above zero towards MODELISATION, below towards SUPPORT.
    let weight: Double

    let denial: Denial
    private let phrases: PhraseTable

    /// Every family, those towards MODELISATION first.
    static let all = modelisation + support

    /// Makes a clue of expressions that are parted by commas; see ``Phrase``.
    init(_ name: String, weight: Double, denial: Denial = .isIgnored, _ phrases: String) {
        self.name = name
        self.weight = weight
        self.denial = denial
        self.phrases = PhraseTable(Phrase.list(phrases))
    }

    /// Returns the expressions found, each as written by the client but folded, at most one a phrase.
    func findings(in words: Words) -> [String] {
        var found: [String] = []
        for index in phrases.candidates(in: words) {
            let standing = words.ranges(of: phrases.phrases[index]).first {
                denial == .isIgnored || !words.isNegated($0)
            }
            guard let standing else { continue }
            let finding = words.all[standing].map(\.text).joined(separator: " ")
            if !found.contains(finding) { found.append(finding) }
        }
        return found
    }

    /// The pull of so many expressions: each further one adds a quarter, up to half as much again.
    func pull(of count: Int) -> Double {
        count == 0 ? 0 : weight * min(1 + 0.25 * Double(count - 1), 1.5)
    }
}
