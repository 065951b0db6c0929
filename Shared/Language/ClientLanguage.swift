/// The language in which a client is answered.
public enum ClientLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// Guesses the language from common words and accents; French when nothing decides.
    public static func guess(_ text: some StringProtocol) -> ClientLanguage {
        var balance = 0
        for word in Words(text.opening(guessedLength)).all {
            if frenchWords.contains(word.text) { balance -= 1 }
            if englishWords.contains(word.text) { balance += 1 }
        }
        let accents = text.unicodeScalars.prefix(guessedLength).count {
            accentedLetters.contains($0)
        }
        return balance - min(accents, 6) > 0 ? .english : .french
    }

    /// The opening of a text that is looked at, in characters.
    private static let guessedLength = 4000

    private static let accentedLetters = Set("éèêëàâçùûîïôœÉÈÊÀÇÔŒ".unicodeScalars)

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
        "about", "know", "think", "as", "all", "right", "true", "never", "absolutely",
    ]
}
