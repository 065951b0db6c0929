/// Whether somebody speaks in a line, as signatures do not.
enum Speech {
    static func isIn(_ line: MailLine) -> Bool {
        let words = line.words
        guard !words.isEmpty else { return false }
        if words.count <= 4, words.allSatisfy({ answers.contains($0) }) { return true }
        guard words.count >= 2 else { return false }
        return words.contains { word in
            if spoken.contains(word) { return true }
            guard word.utf8.contains(UInt8(ascii: "'")) else { return false }
            let parts = word.split(separator: "'", omittingEmptySubsequences: false)
            return elided.contains(parts[0]) || parts.contains { spoken.contains($0) }
        }
    }

    /// Whole answers.
    private static let answers: Set<Substring> = [
        "oui", "non", "ok", "okay", "yes", "no", "nope", "yep", "valide", "validee", "refuse",
        "refusee", "d'accord", "accord", "trop", "cher", "pas", "ja", "nein", "si", "merci",
        "thanks", "approved", "declined", "annule", "annulez", "stop",
    ]

    private static let elided: Set<Substring> = ["j", "c", "n", "m", "t"]

    /// Words of conversation in the languages of clients.
    private static let spoken: Set<Substring> = [
        "je", "j'ai", "nous", "vous", "tu", "on", "ne", "pas", "mais", "merci",
        "svp", "stp", "oui", "non", "ok", "sinon", "finalement", "trop", "valide", "refuse", "faut",
        "donc", "aussi", "avez", "avons", "sera", "serait", "est", "sont", "peut", "pouvez",
        "voici", "ci-joint", "annulez", "annule", "attendez", "plutot", "seulement", "uniquement",
        "i", "i'm", "i'd", "i'll", "we", "we'd", "we'll", "you", "are", "not", "but", "please",
        "thanks", "thank", "yes", "don't", "can't", "won't", "would", "should", "could", "can",
        "this", "that", "however", "approve", "decline", "only", "cancel", "wait", "unless",
        "ich", "wir", "sie", "nicht", "aber", "bitte", "danke", "ja", "nein", "pero", "gracias",
        "nao", "mas", "obrigado", "niet", "maar", "grazie", "ikke", "tak",
    ]
}
