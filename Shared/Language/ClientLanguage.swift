/// The language in which a client is answered.
public enum ClientLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// Guesses the language from common words, runs of letters and accents;
    /// French when nothing decides, or both weigh the same.
    ///
    /// One word is often enough ("thanks", "oui"), and accents may be
    /// missing. A text in a third language is taken for the one of the two
    /// that it looks like more. Only the opening of a long text is read.
    public static func guess(_ text: some StringProtocol) -> ClientLanguage {
        let opening = String(text.opening(guessedLength))
        // The words alone: nothing is looked up in what ``Words`` keeps besides.
        return guess(opening, Words.read(folded: Folding.fold(opening)))
    }

    /// The same for a text that has been read already, as these words.
    public static func guess(_ text: String, as words: Words) -> ClientLanguage {
        text.utf8.count > guessedLength ? guess(text) : guess(text, words.all)
    }

    private static func guess(_ opening: String, _ words: [Words.Word]) -> ClientLanguage {
        var weight = 0
        for word in words {
            weight += LetterEvidence.weight(of: word.text.utf8) + (wordWeights[word.text] ?? 0)
        }
        let accents = opening.unicodeScalars.lazy
            .filter { !$0.isASCII && accentedLetters.contains($0) }
            .prefix(mostAccents).reduce(0) { count, _ in count + 1 }
        return weight - accents * accentWeight > 0 ? .english : .french
    }

    /// In tenths of a log-odds, as all weights are.
    private static let wordWeight = 12
    private static let accentWeight = 8

    /// How many accents count.
    private static let mostAccents = 6

    /// The opening of a text that is looked at, in Unicode scalars.
    private static let guessedLength = 4000

    private static let accentedLetters = Set(
        "éèêëàâçùûîïôœÉÈÊÀÇÔŒ\u{300}\u{301}\u{302}\u{327}".unicodeScalars
    )

    private static let wordWeights: [String: Int] = {
        var weights: [String: Int] = [:]
        for word in frenchWords { weights[word] = -wordWeight }
        for word in englishWords { weights[word] = wordWeight }
        return weights
    }()

    // Words of both languages ("on", "or", "a", "me", "plus", "ok") are in neither list.
    private static let frenchWords: Set<String> = [
        "je", "j", "tu", "il", "elle", "nous", "vous", "ils", "le", "la", "les", "un", "une",
        "des", "du", "de", "d", "et", "est", "c", "ce", "cette", "ces", "que", "qu", "qui", "ne",
        "pas", "mon", "ma", "mes", "votre", "vos", "notre", "au", "aux", "dans", "pour", "par",
        "sur", "avec", "sans", "mais", "ou", "si", "bonjour", "merci", "oui", "non", "svp", "cest",
        "suis", "ai", "avez", "voudrais", "peux", "pouvez", "faire", "comment", "pourquoi",
        "combien", "quand", "trop", "cher", "accord", "parfait", "cordialement", "salut", "bjr",
        "valide", "refuse", "annule", "devis", "demande", "commande", "besoin", "tres", "bien",
        "sont", "etre", "mettre", "jai", "vois", "allez", "y", "va", "pr", "vs", "slt", "stp",
    ]

    private static let englishWords: Set<String> = [
        "i", "you", "he", "she", "we", "they", "the", "an", "this", "that", "these", "those",
        "is", "are", "was", "were", "be", "been", "am", "have", "has", "had", "do", "does", "did",
        "not", "no", "yes", "my", "your", "our", "their", "it", "its", "of", "to", "in", "at",
        "for", "with", "without", "from", "by", "and", "but", "if", "so", "what", "how", "why",
        "when", "where", "which", "who", "can", "could", "would", "will", "should", "please",
        "hello", "hi", "thanks", "thank", "dear", "regards", "need", "want", "like", "would",
        "get", "make", "let", "go", "ahead", "sure", "fine", "good", "great", "too", "expensive",
        "agree", "approved", "approve", "any", "there", "here", "just", "nope", "yeah", "maybe",
        "nah", "aye", "noted", "cheers", "about", "know", "think", "as", "all", "right", "true",
        "never", "absolutely",
    ]
}
